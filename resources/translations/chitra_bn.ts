<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="bn_BD" sourcelanguage="en_GB">
<context>
    <name>AccountFields</name>
    <message>
        <source>Username</source>
        <translation>ইউজারনেম</translation>
    </message>
    <message>
        <source>Letters a to z, digits, dots and dashes.</source>
        <translation>a থেকে z, অঙ্ক, ডট ও ড্যাশ।</translation>
    </message>
    <message>
        <source>Channel name</source>
        <translation>চ্যানেলের নাম</translation>
    </message>
    <message>
        <source>In any language.</source>
        <translation>যেকোনো ভাষায়।</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>জন্মতারিখ</translation>
    </message>
    <message>
        <source>Day, month and year. Nobody else sees it.</source>
        <translation>দিন, মাস ও বছর। আর কেউ এটি দেখে না।</translation>
    </message>
    <message>
        <source>Use 3 to 32 letters a to z, digits, dots and dashes.</source>
        <translation>a থেকে z, অঙ্ক, ডট ও ড্যাশ মিলিয়ে ৩ থেকে ৩২টি অক্ষর দিন।</translation>
    </message>
    <message>
        <source>Write day, month and year, such as 14 4 1990.</source>
        <translation>দিন, মাস ও বছর লিখুন, যেমন ১৪ ৪ ১৯৯০।</translation>
    </message>
</context>
<context>
    <name>AccountMenu</name>
    <message numerus="yes">
        <source>%Ln uploads of this account wait while you use another.</source>
        <translation>
            <numerusform>অন্য অ্যাকাউন্টে থাকার সময় এই অ্যাকাউন্টের %Lnটি আপলোড অপেক্ষা করবে।</numerusform>
            <numerusform>অন্য অ্যাকাউন্টে থাকার সময় এই অ্যাকাউন্টের %Lnটি আপলোড অপেক্ষা করবে।</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, signed out</source>
        <translation>%1, সাইন আউট করা</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Try again</source>
        <translation>আবার চেষ্টা করুন</translation>
    </message>
</context>
<context>
    <name>Accounts</name>
    <message>
        <source>This computer</source>
        <translation>এই কম্পিউটার</translation>
    </message>
    <message>
        <source>Switch to %1, %2</source>
        <translation>অ্যাকাউন্ট বদলান: %1, %2</translation>
    </message>
    <message>
        <source>Add another account…</source>
        <translation>আরেকটি অ্যাকাউন্ট যোগ করুন…</translation>
    </message>
</context>
<context>
    <name>Amounts</name>
    <message numerus="yes">
        <source>%Ln s left</source>
        <translation>
            <numerusform>%Ln সেকেন্ড বাকি</numerusform>
            <numerusform>%Ln সেকেন্ড বাকি</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min left</source>
        <translation>
            <numerusform>%Ln মিনিট বাকি</numerusform>
            <numerusform>%Ln মিনিট বাকি</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln h left</source>
        <translation>
            <numerusform>%Ln ঘণ্টা বাকি</numerusform>
            <numerusform>%Ln ঘণ্টা বাকি</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln s</source>
        <translation>
            <numerusform>%Ln সেকেন্ড</numerusform>
            <numerusform>%Ln সেকেন্ড</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>%Ln মিনিট</numerusform>
            <numerusform>%Ln মিনিট</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln h</source>
        <translation>
            <numerusform>%Ln ঘণ্টা</numerusform>
            <numerusform>%Ln ঘণ্টা</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln views</source>
        <translation>
            <numerusform>%Ln ভিউ</numerusform>
            <numerusform>%Ln ভিউ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AudiencePane</name>
    <message>
        <source>Who can watch</source>
        <translation>কে দেখতে পাবে</translation>
    </message>
    <message>
        <source>18 and over only</source>
        <translation>শুধু ১৮ বছর ও তার বেশি</translation>
    </message>
    <message>
        <source>Viewers must be signed in and old enough.</source>
        <translation>দর্শককে সাইন ইন করতে হবে, বয়সও যথেষ্ট হতে হবে।</translation>
    </message>
</context>
<context>
    <name>AuthenticatorDialog</name>
    <message>
        <source>Set up two-step sign-in</source>
        <translation>দুই ধাপের সাইন ইন চালু করুন</translation>
    </message>
    <message>
        <source>Scan this with an authenticator app, then enter the 6 digits that it shows.</source>
        <translation>অথেনটিকেটর অ্যাপ দিয়ে এটি স্ক্যান করুন, তারপর অ্যাপে দেখানো ৬টি অঙ্ক লিখুন।</translation>
    </message>
    <message>
        <source>No camera? Type this into the app instead:</source>
        <translation>ক্যামেরা নেই? তাহলে অ্যাপে এটি লিখুন:</translation>
    </message>
    <message>
        <source>Code from the app</source>
        <translation>অ্যাপের কোড</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>চালু করুন</translation>
    </message>
</context>
<context>
    <name>BrowserPage</name>
    <message>
        <source>Back to Chitra Studio</source>
        <translation>চিত্র স্টুডিওতে ফিরে যান</translation>
    </message>
    <message>
        <source>You can close this page and go back to Chitra Studio.</source>
        <translation>এই পাতা বন্ধ করে চিত্র স্টুডিওতে ফিরে যেতে পারেন।</translation>
    </message>
</context>
<context>
    <name>BrowserPanel</name>
    <message>
        <source>Waiting for your browser…</source>
        <translation>ব্রাউজারের জন্য অপেক্ষা করা হচ্ছে…</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>আবার খুলুন</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Address copied</source>
        <translation>ঠিকানা কপি হয়েছে</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>ঠিকানা কপি করুন</translation>
    </message>
    <message>
        <source>Sign in to %1 there. The studio goes on by itself afterwards.</source>
        <translation>সেখানে %1-এ সাইন ইন করুন। তারপর স্টুডিও নিজেই এগিয়ে যাবে।</translation>
    </message>
    <message>
        <source>No browser could be opened. Copy the address, open it in a browser on this computer, and sign in to %1 there.</source>
        <translation>কোনো ব্রাউজার খোলা যায়নি। ঠিকানাটি কপি করে এই কম্পিউটারের কোনো ব্রাউজারে খুলুন, আর সেখানে %1-এ সাইন ইন করুন।</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>Visibility</source>
        <translation>দৃশ্যমানতা</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>ট্যাগ</translation>
    </message>
    <message>
        <source>Age &amp;&amp; regions</source>
        <translation>বয়স ও অঞ্চল</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>ভাষা</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Lnটি নির্বাচিত</numerusform>
            <numerusform>%Lnটি নির্বাচিত</numerusform>
        </translation>
    </message>
    <message>
        <source>Changing %1 of %2…</source>
        <translation>%2টির মধ্যে %1 নম্বরটি বদলানো হচ্ছে…</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>প্রকাশ করুন</translation>
    </message>
    <message>
        <source>Unpublish</source>
        <translation>অপ্রকাশিত করুন</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>মুছুন</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>বাতিল</translation>
    </message>
</context>
<context>
    <name>BulkEdits</name>
    <message numerus="yes">
        <source>%Ln videos changed</source>
        <translation>
            <numerusform>%Lnটি ভিডিও বদলেছে</numerusform>
            <numerusform>%Lnটি ভিডিও বদলেছে</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos as before</source>
        <translation>
            <numerusform>%Lnটি ভিডিও আগের মতো হয়েছে</numerusform>
            <numerusform>%Lnটি ভিডিও আগের মতো হয়েছে</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message>
        <source>You can undo this change.</source>
        <translation>এই বদল পরে ফিরিয়ে নিতে পারবেন।</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>বদলান</translation>
    </message>
</context>
<context>
    <name>ChecksPanel</name>
    <message>
        <source>Checks</source>
        <translation>যাচাই</translation>
    </message>
    <message>
        <source>Fix safe ones</source>
        <translation>নিরাপদগুলো ঠিক করুন</translation>
    </message>
    <message>
        <source>Nothing to mend: every cue is in time and can be read.</source>
        <translation>ঠিক করার কিছু নেই: প্রতিটি কিউ সময়মতো আসে ও পড়া যায়।</translation>
    </message>
</context>
<context>
    <name>ClashPanel</name>
    <message>
        <source>Nothing is lost. Decide what each field shall say.</source>
        <translation>কিছুই হারায়নি। কোন ঘরে কী থাকবে ঠিক করুন।</translation>
    </message>
    <message>
        <source>Keep all of mine</source>
        <translation>আমার সবটুকু রাখুন</translation>
    </message>
    <message>
        <source>Take all of theirs</source>
        <translation>ওদের সবটুকু নিন</translation>
    </message>
    <message>
        <source>Use the chosen ones</source>
        <translation>বেছে নেওয়াগুলো রাখুন</translation>
    </message>
    <message>
        <source>Changed elsewhere at %1</source>
        <translation>%1-এ অন্য কোথাও বদলানো হয়েছে</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>আমার</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>ওদের</translation>
    </message>
</context>
<context>
    <name>CodePanel</name>
    <message>
        <source>Two-step code</source>
        <translation>দুই ধাপের কোড</translation>
    </message>
    <message>
        <source>Six digits from your authenticator app</source>
        <translation>আপনার অথেনটিকেটর অ্যাপের ছয় অঙ্ক</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>উদ্ধার কোড</translation>
    </message>
    <message>
        <source>Each of them works once.</source>
        <translation>প্রতিটি একবারই কাজ করে।</translation>
    </message>
    <message>
        <source>Paste works too</source>
        <translation>পেস্টও করা যায়</translation>
    </message>
    <message>
        <source>Password accepted. Enter one of your recovery codes.</source>
        <translation>পাসওয়ার্ড ঠিক আছে। এবার আপনার একটি উদ্ধার কোড লিখুন।</translation>
    </message>
    <message>
        <source>Nearly there. Enter one of your recovery codes.</source>
        <translation>আর একটু বাকি। আপনার একটি উদ্ধার কোড লিখুন।</translation>
    </message>
    <message>
        <source>Use the authenticator app</source>
        <translation>অথেনটিকেটর অ্যাপ ব্যবহার করুন</translation>
    </message>
    <message>
        <source>Password accepted. Enter the 6 digits from your authenticator app.</source>
        <translation>পাসওয়ার্ড ঠিক আছে। এবার অথেনটিকেটর অ্যাপের ৬টি অঙ্ক লিখুন।</translation>
    </message>
    <message>
        <source>Nearly there. Enter the 6 digits from your authenticator app.</source>
        <translation>আর একটু বাকি। অথেনটিকেটর অ্যাপের ৬টি অঙ্ক লিখুন।</translation>
    </message>
    <message>
        <source>Use a recovery code</source>
        <translation>উদ্ধার কোড ব্যবহার করুন</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Upload videos…</source>
        <translation>ভিডিও আপলোড করুন…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>সাইন আউট</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>বন্ধ করুন</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>ফিরিয়ে নিন</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>আবার করুন</translation>
    </message>
    <message>
        <source>Publish the changes</source>
        <translation>বদলগুলো প্রকাশ করুন</translation>
    </message>
    <message>
        <source>Discard the changes</source>
        <translation>বদলগুলো বাদ দিন</translation>
    </message>
    <message>
        <source>Edit the previous video</source>
        <translation>আগের ভিডিও সম্পাদনা করুন</translation>
    </message>
    <message>
        <source>Edit the next video</source>
        <translation>পরের ভিডিও সম্পাদনা করুন</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>তালিকায় খুঁজুন</translation>
    </message>
    <message>
        <source>Search and commands</source>
        <translation>খোঁজা ও কমান্ড</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>ভিডিওসমূহ</translation>
    </message>
    <message>
        <source>Uploads</source>
        <translation>আপলোড</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>সেটিংস</translation>
    </message>
    <message>
        <source>Fold or unfold the sidebar</source>
        <translation>সাইডবার গুটান বা মেলুন</translation>
    </message>
    <message>
        <source>Switch between dark and light</source>
        <translation>গাঢ় ও হালকা রঙের মধ্যে বদলান</translation>
    </message>
    <message>
        <source>Switch between English and Bengali</source>
        <translation>ইংরেজি ও বাংলার মধ্যে বদলান</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>উইন্ডোর পরের অংশ</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>উইন্ডোর আগের অংশ</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>লগ</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>কিবোর্ড শর্টকাট</translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message>
        <source>Changed elsewhere</source>
        <translation>অন্য কোথাও বদলেছে</translation>
    </message>
    <message>
        <source>Someone changed these subtitles while you were writing. Yours are kept on this computer until you decide; export them first if you want both.</source>
        <translation>আপনি লেখার সময় কেউ এই সাবটাইটেল বদলেছেন। আপনি সিদ্ধান্ত না নেওয়া পর্যন্ত আপনারটি এই কম্পিউটারে রাখা থাকবে; দুটিই চাইলে আগে এক্সপোর্ট করুন।</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>তাঁদেরটি নিন</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>পরে ঠিক করব</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>আমারটি রাখুন</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Time in the video</source>
        <translation>ভিডিওর সময়</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>গতি</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>সাবটাইটেল</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>পুরো পর্দা</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>থামান (Space)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>চালান (Space)</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>শব্দ চালু করুন</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>শব্দ বন্ধ করুন</translation>
    </message>
    <message>
        <source>Play again and again</source>
        <translation>বারবার চালান</translation>
    </message>
</context>
<context>
    <name>CropDialog</name>
    <message>
        <source>Your picture</source>
        <translation>আপনার ছবি</translation>
    </message>
    <message>
        <source>Drag it into place. The wheel and the slider come nearer; the keys work, too.</source>
        <translation>টেনে জায়গামতো বসান। মাউসের চাকা ও স্লাইডার দিয়ে কাছে আনুন; কিবোর্ডও কাজ করে।</translation>
    </message>
    <message>
        <source>The part that is shown</source>
        <translation>যে অংশ দেখা যাবে</translation>
    </message>
    <message>
        <source>Arrows move it, plus and minus come nearer and go farther.</source>
        <translation>তীর চিহ্নের কী দিয়ে সরান, যোগ ও বিয়োগ চিহ্ন দিয়ে কাছে-দূরে নিন।</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>জুম</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Use this part</source>
        <translation>এই অংশ ব্যবহার করুন</translation>
    </message>
</context>
<context>
    <name>CueEditing</name>
    <message>
        <source>Typing</source>
        <translation>লেখা</translation>
    </message>
    <message>
        <source>Change times</source>
        <translation>সময় বদলান</translation>
    </message>
    <message>
        <source>Add a cue</source>
        <translation>কিউ যোগ</translation>
    </message>
    <message>
        <source>Remove cues</source>
        <translation>কিউ সরানো</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>ভাগ</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>জোড়া</translation>
    </message>
    <message>
        <source>Break lines</source>
        <translation>লাইন ভাঙা</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>সরানো</translation>
    </message>
    <message>
        <source>Sync to two points</source>
        <translation>দুই বিন্দুতে মেলানো</translation>
    </message>
    <message>
        <source>Change the frame rate</source>
        <translation>ফ্রেম রেট বদল</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>বদলে দেওয়া</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>ঠিক করা</translation>
    </message>
    <message>
        <source>There is no room to do that. Change the cue by hand.</source>
        <translation>এর জন্য জায়গা নেই। কিউটি নিজে বদলান।</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>ইমপোর্ট</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues imported</source>
        <translation>
            <numerusform>%Ln টি কিউ ইমপোর্ট হয়েছে</numerusform>
            <numerusform>%Ln টি কিউ ইমপোর্ট হয়েছে</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported; %Ln cues lost something the format cannot hold</source>
        <translation>
            <numerusform>এক্সপোর্ট হয়েছে; %Ln টি কিউয়ের কিছু বাদ গেছে, যা এই ফরম্যাটে রাখা যায় না</numerusform>
            <numerusform>এক্সপোর্ট হয়েছে; %Ln টি কিউয়ের কিছু বাদ গেছে, যা এই ফরম্যাটে রাখা যায় না</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported whole</source>
        <translation>পুরোটা এক্সপোর্ট হয়েছে</translation>
    </message>
    <message>
        <source>Fix all that is safe</source>
        <translation>নিরাপদ সব ঠিক করা</translation>
    </message>
    <message numerus="yes">
        <source>%Ln things are left for you</source>
        <translation>
            <numerusform>আপনার জন্য %Ln টি বাকি</numerusform>
            <numerusform>আপনার জন্য %Ln টি বাকি</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CueEditor</name>
    <message>
        <source>Cue %1</source>
        <translation>কিউ %1</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>শুরু</translation>
    </message>
    <message>
        <source>End</source>
        <translation>শেষ</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>লেখা</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>যা বলা হচ্ছে</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 সে</translation>
    </message>
    <message>
        <source>Letters a line: %1, limit %2</source>
        <translation>লাইনে অক্ষর: %1, সীমা %2</translation>
    </message>
    <message>
        <source>%1 CPS, limit %2</source>
        <translation>%1 অক্ষর/সে, সীমা %2</translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message>
        <source>Delete your account?</source>
        <translation>অ্যাকাউন্ট মুছে ফেলবেন?</translation>
    </message>
    <message>
        <source>This is what happens:</source>
        <translation>যা যা হবে:</translation>
    </message>
    <message>
        <source>You are signed out everywhere, and nobody can watch your videos any more.</source>
        <translation>সব জায়গা থেকে আপনি সাইন আউট হবেন, আর কেউ আপনার ভিডিও দেখতে পারবে না।</translation>
    </message>
    <message>
        <source>For some time you can bring all of it back: just sign in again.</source>
        <translation>কিছু দিন পর্যন্ত সবই ফিরিয়ে আনা যাবে: শুধু আবার সাইন ইন করুন।</translation>
    </message>
    <message>
        <source>After that your videos, comments and everything about you are removed for good.</source>
        <translation>তারপর আপনার ভিডিও, মন্তব্য ও সব তথ্য চিরতরে মুছে যাবে।</translation>
    </message>
    <message>
        <source>Uploads that wait on this computer are not sent.</source>
        <translation>এই কম্পিউটারে অপেক্ষায় থাকা আপলোড আর পাঠানো হবে না।</translation>
    </message>
    <message>
        <source>Type %1 to show that you mean it</source>
        <translation>সত্যিই চান বোঝাতে লিখুন: %1</translation>
    </message>
    <message>
        <source>Keep my account</source>
        <translation>অ্যাকাউন্ট রাখুন</translation>
    </message>
    <message>
        <source>Delete account</source>
        <translation>অ্যাকাউন্ট মুছুন</translation>
    </message>
    <message>
        <source>Delete the subtitles in %1?</source>
        <translation>%1 সাবটাইটেল মুছবেন?</translation>
    </message>
    <message>
        <source>Viewers no longer get them, and what you wrote on this computer goes as well. This cannot be undone; export them first if you may want them again.</source>
        <translation>দর্শকেরা আর পাবেন না, আর এই কম্পিউটারে যা লিখেছেন তাও মুছে যাবে। এটি ফেরানো যায় না; আবার লাগতে পারে মনে হলে আগে এক্সপোর্ট করুন।</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>রেখে দিন</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>মুছুন</translation>
    </message>
</context>
<context>
    <name>DescriptionField</name>
    <message>
        <source>Description</source>
        <translation>বিবরণ</translation>
    </message>
    <message>
        <source>The description as viewers see it</source>
        <translation>দর্শক যেভাবে বিবরণ দেখেন</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>লিখুন</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>প্রিভিউ</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chapters found in the description</source>
        <translation>
            <numerusform>বিবরণে %Lnটি অধ্যায় পাওয়া গেছে</numerusform>
            <numerusform>বিবরণে %Lnটি অধ্যায় পাওয়া গেছে</numerusform>
        </translation>
    </message>
    <message>
        <source>Chapters need three times or more.</source>
        <translation>অধ্যায়ের জন্য অন্তত তিনটি সময় দরকার।</translation>
    </message>
    <message>
        <source>The first chapter begins at 0:00.</source>
        <translation>প্রথম অধ্যায় শুরু হয় 0:00 থেকে।</translation>
    </message>
    <message>
        <source>The time in line %1 is not after the last.</source>
        <translation>%1 নম্বর লাইনের সময় আগেরটির পরে নয়।</translation>
    </message>
    <message>
        <source>The time in line %1 is beyond the end.</source>
        <translation>%1 নম্বর লাইনের সময় ভিডিওর শেষের পরে।</translation>
    </message>
    <message>
        <source>The time in line %1 has no name after it.</source>
        <translation>%1 নম্বর লাইনের সময়ের পরে কোনো নাম নেই।</translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <source>Title</source>
        <translation>শিরোনাম</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>ট্যাগ</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>ট্যাগ যোগ করুন</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 সরান</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>কথার ভাষা</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>বলা হয়নি</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop videos or folders anywhere in this window</source>
        <translation>এই উইন্ডোর যেকোনো জায়গায় ভিডিও বা ফোল্ডার ছেড়ে দিন</translation>
    </message>
    <message>
        <source>or</source>
        <translation>অথবা</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Title</source>
        <translation>শিরোনাম</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>বিবরণ</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>ট্যাগ</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>কথার ভাষা</translation>
    </message>
    <message>
        <source>Who can watch</source>
        <translation>কে দেখতে পাবে</translation>
    </message>
    <message>
        <source>Publish later</source>
        <translation>পরে প্রকাশ করুন</translation>
    </message>
    <message>
        <source>18 and over only</source>
        <translation>শুধু ১৮ বছর ও তার বেশি</translation>
    </message>
    <message>
        <source>Blocked countries</source>
        <translation>বন্ধ রাখা দেশ</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>সবাই</translation>
    </message>
    <message>
        <source>Anyone with the link</source>
        <translation>লিংক যাঁর কাছে আছে</translation>
    </message>
    <message>
        <source>Members with a paid plan</source>
        <translation>পেইড প্ল্যানের সদস্যরা</translation>
    </message>
    <message>
        <source>Only you</source>
        <translation>শুধু আপনি</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>হ্যাঁ</translation>
    </message>
    <message>
        <source>No</source>
        <translation>না</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>কিছু নেই</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>সার্ভারের অপেক্ষায়</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>প্রক্রিয়াধীন</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>ব্যর্থ</translation>
    </message>
</context>
<context>
    <name>EditorHeader</name>
    <message>
        <source>Back to the list</source>
        <translation>তালিকায় ফিরুন</translation>
    </message>
    <message>
        <source>Previous video (Alt+Up)</source>
        <translation>আগের ভিডিও (Alt+Up)</translation>
    </message>
    <message>
        <source>Next video (Alt+Down)</source>
        <translation>পরের ভিডিও (Alt+Down)</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>সাবটাইটেল</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>দেখুন</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>বদল বাদ দিন</translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln changes</source>
        <translation>
            <numerusform>%Lnটি বদল প্রকাশ করুন</numerusform>
            <numerusform>%Lnটি বদল প্রকাশ করুন</numerusform>
        </translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>প্রকাশ করুন</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>প্রকাশ হচ্ছে</translation>
    </message>
    <message>
        <source>Published when the server is back</source>
        <translation>সার্ভার ফিরলে প্রকাশ হবে</translation>
    </message>
    <message>
        <source>Could not save</source>
        <translation>রাখা যায়নি</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>সেভ হচ্ছে</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>এই কম্পিউটারে রাখা আছে</translation>
    </message>
    <message>
        <source>Draft saved %1</source>
        <translation>খসড়া রাখা হয়েছে %1</translation>
    </message>
</context>
<context>
    <name>EditorView</name>
    <message>
        <source>Discard</source>
        <translation>বাদ দিন</translation>
    </message>
    <message numerus="yes">
        <source>Here are %Ln changes that were not published yet.</source>
        <translation>
            <numerusform>এখানে %Lnটি বদল আছে, যা এখনো প্রকাশ হয়নি।</numerusform>
            <numerusform>এখানে %Lnটি বদল আছে, যা এখনো প্রকাশ হয়নি।</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>আবার চেষ্টা করুন</translation>
    </message>
    <message>
        <source>This video is gone</source>
        <translation>ভিডিওটি আর নেই</translation>
    </message>
    <message>
        <source>It was deleted elsewhere, or it is not yours any more.</source>
        <translation>অন্য কোথাও মুছে ফেলা হয়েছে, অথবা এটি আর আপনার নয়।</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>তালিকায় ফিরুন</translation>
    </message>
    <message>
        <source>The video could not be loaded</source>
        <translation>ভিডিওটি আনা যায়নি</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>বিস্তারিত কপি করুন</translation>
    </message>
</context>
<context>
    <name>EditorViewModel</name>
    <message>
        <source>It was changed elsewhere meanwhile. Publish once more.</source>
        <translation>ইতিমধ্যে অন্য কোথাও বদলানো হয়েছে। আরেকবার প্রকাশ করুন।</translation>
    </message>
    <message>
        <source>Saved; it is not on air</source>
        <translation>সংরক্ষিত হয়েছে; এখনও প্রকাশিত নয়</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>প্রকাশিত হয়েছে</translation>
    </message>
    <message>
        <source>Kept here, and published when the server is back</source>
        <translation>এখানে রাখা আছে, সার্ভার ফিরলে প্রকাশ হবে</translation>
    </message>
</context>
<context>
    <name>ElsewhereProofDialog</name>
    <message>
        <source>Is it you?</source>
        <translation>আপনিই তো?</translation>
    </message>
    <message>
        <source>Your account has no password. Sign in once more where you came from.</source>
        <translation>আপনার অ্যাকাউন্টে পাসওয়ার্ড নেই। যেখান থেকে এসেছেন, সেখানে আরেকবার সাইন ইন করুন।</translation>
    </message>
    <message>
        <source>Your account has no password yet. Sign out, choose Forgot it?, and set one by mail.</source>
        <translation>আপনার অ্যাকাউন্টে এখনো পাসওয়ার্ড নেই। সাইন আউট করে “ভুলে গেছেন?” বেছে নিন, আর ইমেইলের লিংক দিয়ে পাসওয়ার্ড দিন।</translation>
    </message>
    <message>
        <source>Code from your authenticator app</source>
        <translation>অথেনটিকেটর অ্যাপের কোড</translation>
    </message>
    <message>
        <source>Or a recovery code.</source>
        <translation>অথবা একটি উদ্ধার কোড।</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>এগিয়ে যান</translation>
    </message>
</context>
<context>
    <name>EmailDialog</name>
    <message>
        <source>Change your email address</source>
        <translation>ইমেইল ঠিকানা বদলান</translation>
    </message>
    <message>
        <source>We send a link to the new address. Until you open it, nothing changes.</source>
        <translation>নতুন ঠিকানায় একটি লিংক পাঠানো হবে। সেটি না খোলা পর্যন্ত কিছুই বদলাবে না।</translation>
    </message>
    <message>
        <source>New email address</source>
        <translation>নতুন ইমেইল ঠিকানা</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Send the link</source>
        <translation>লিংক পাঠান</translation>
    </message>
</context>
<context>
    <name>ExportsView</name>
    <message>
        <source>Your data</source>
        <translation>আপনার তথ্য</translation>
    </message>
    <message>
        <source>Download everything about you</source>
        <translation>আপনার সব তথ্য ডাউনলোড করুন</translation>
    </message>
    <message>
        <source>One file with your account, profile, comments and history. Making it can take a while; it is here when it is ready.</source>
        <translation>একটি ফাইলে আপনার অ্যাকাউন্ট, প্রোফাইল, মন্তব্য ও ইতিহাস। তৈরি হতে কিছু সময় লাগতে পারে; তৈরি হলে এখানেই পাবেন।</translation>
    </message>
    <message>
        <source>Ask for a copy</source>
        <translation>কপি চান</translation>
    </message>
    <message>
        <source>Asked for on %1</source>
        <translation>চাওয়া হয়েছে: %1</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>ডাউনলোড…</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>ডাউনলোড হচ্ছে</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Ready, %1</source>
        <translation>তৈরি, %1</translation>
    </message>
    <message>
        <source>Ready, %1, until %2</source>
        <translation>তৈরি, %1, %2 পর্যন্ত</translation>
    </message>
    <message>
        <source>Being made</source>
        <translation>তৈরি হচ্ছে</translation>
    </message>
    <message>
        <source>Could not be made. Ask again.</source>
        <translation>তৈরি করা যায়নি। আবার চান।</translation>
    </message>
    <message>
        <source>Removed. Ask for a new one.</source>
        <translation>সরিয়ে ফেলা হয়েছে। নতুন একটি চান।</translation>
    </message>
    <message>
        <source>Where to keep your data</source>
        <translation>আপনার তথ্য কোথায় রাখবেন</translation>
    </message>
</context>
<context>
    <name>ExportsViewModel</name>
    <message>
        <source>Saved as %1</source>
        <translation>%1 নামে সেভ হয়েছে</translation>
    </message>
</context>
<context>
    <name>FieldRules</name>
    <message>
        <source>This is not an email address.</source>
        <translation>এটি ইমেইল ঠিকানা নয়।</translation>
    </message>
    <message>
        <source>Use 3 to 32 letters a to z, digits, dots and dashes.</source>
        <translation>a থেকে z, অঙ্ক, ডট ও ড্যাশ মিলিয়ে ৩ থেকে ৩২টি অক্ষর দিন।</translation>
    </message>
    <message>
        <source>Give your channel a name of up to 80 letters.</source>
        <translation>চ্যানেলের একটি নাম দিন, সর্বোচ্চ ৮০ অক্ষর।</translation>
    </message>
    <message numerus="yes">
        <source>Use at least %Ln characters.</source>
        <translation>
            <numerusform>অন্তত %Lnটি অক্ষর দিন।</numerusform>
            <numerusform>অন্তত %Lnটি অক্ষর দিন।</numerusform>
        </translation>
    </message>
    <message>
        <source>Write day, month and year, such as 14 4 1990.</source>
        <translation>দিন, মাস ও বছর লিখুন, যেমন ১৪ ৪ ১৯৯০।</translation>
    </message>
    <message>
        <source>A code has six digits, a recovery code a few letters more.</source>
        <translation>কোডে ছয় অঙ্ক থাকে, উদ্ধার কোডে আরও কয়েকটি অক্ষর।</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Clear filters</source>
        <translation>ফিল্টার মুছুন</translation>
    </message>
    <message numerus="yes">
        <source>Last %Ln days</source>
        <translation>
            <numerusform>গত %Ln দিন</numerusform>
            <numerusform>গত %Ln দিন</numerusform>
        </translation>
    </message>
    <message>
        <source>Any date</source>
        <translation>যেকোনো তারিখ</translation>
    </message>
    <message>
        <source>Any visibility</source>
        <translation>যেকোনো দৃশ্যমানতা</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>যেকোনো ভাষা</translation>
    </message>
    <message>
        <source>Any limits</source>
        <translation>যেকোনো বিধিনিষেধ</translation>
    </message>
    <message>
        <source>18 and over</source>
        <translation>১৮ বা তার বেশি</translation>
    </message>
    <message>
        <source>Blocked in some countries</source>
        <translation>কিছু দেশে বন্ধ</translation>
    </message>
    <message>
        <source>No limits</source>
        <translation>বিধিনিষেধ নেই</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>নতুন আগে</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>পুরোনো আগে</translation>
    </message>
    <message>
        <source>Most viewed</source>
        <translation>বেশি দেখা</translation>
    </message>
    <message>
        <source>Least viewed</source>
        <translation>কম দেখা</translation>
    </message>
    <message>
        <source>Most comments</source>
        <translation>বেশি মন্তব্য</translation>
    </message>
    <message>
        <source>Fewest comments</source>
        <translation>কম মন্তব্য</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>শিরোনাম অনুসারে</translation>
    </message>
    <message>
        <source>By title, backwards</source>
        <translation>শিরোনাম অনুসারে, উল্টো</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>ক্রম</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>এই বাছাই রেখে দিন…</translation>
    </message>
    <message>
        <source>Forget a view</source>
        <translation>বাছাই মুছুন</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>বাছাই</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>রেখে দেওয়া বাছাই</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find</source>
        <translation>খুঁজুন</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>এর বদলে</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>প্যাটার্ন</translation>
    </message>
    <message>
        <source>A regular expression, with \1 for its first group</source>
        <translation>রেগুলার এক্সপ্রেশন; প্রথম গ্রুপের জন্য \1</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>বড়-ছোট হাতের মিল</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>পরেরটি</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>সব বদলান</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>বন্ধ করুন</translation>
    </message>
</context>
<context>
    <name>ForgotForm</name>
    <message>
        <source>Email</source>
        <translation>ইমেইল</translation>
    </message>
    <message>
        <source>Send the link</source>
        <translation>লিংক পাঠান</translation>
    </message>
    <message>
        <source>Back to signing in</source>
        <translation>সাইন ইনে ফিরুন</translation>
    </message>
</context>
<context>
    <name>Formatting</name>
    <message>
        <source>%1/s</source>
        <translation>%1/সে</translation>
    </message>
</context>
<context>
    <name>FrameStepper</name>
    <message>
        <source>Ten frames back</source>
        <translation>দশ ফ্রেম পেছনে</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>এক ফ্রেম পেছনে</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>এক ফ্রেম সামনে</translation>
    </message>
    <message>
        <source>Ten frames on</source>
        <translation>দশ ফ্রেম সামনে</translation>
    </message>
    <message>
        <source>Timecode</source>
        <translation>টাইমকোড</translation>
    </message>
    <message>
        <source>Use this frame</source>
        <translation>এই ফ্রেমটি নিন</translation>
    </message>
    <message>
        <source>Frame %1</source>
        <translation>ফ্রেম %1</translation>
    </message>
</context>
<context>
    <name>Giving</name>
    <message numerus="yes">
        <source>Sent; %Ln cues without words wait on this computer</source>
        <translation>
            <numerusform>পাঠানো হয়েছে; লেখা ছাড়া %Ln টি কিউ এই কম্পিউটারে রইল</numerusform>
            <numerusform>পাঠানো হয়েছে; লেখা ছাড়া %Ln টি কিউ এই কম্পিউটারে রইল</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>সংরক্ষিত</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>প্রকাশিত</translation>
    </message>
    <message>
        <source>Unpublished</source>
        <translation>প্রকাশ বন্ধ হয়েছে</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Nothing beside</source>
        <translation>পাশে কিছু নয়</translation>
    </message>
    <message>
        <source>Back to the videos</source>
        <translation>ভিডিওগুলোতে ফিরুন</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>ভাষা</translation>
    </message>
    <message>
        <source>Language beside</source>
        <translation>পাশের ভাষা</translation>
    </message>
    <message>
        <source>Add a language</source>
        <translation>ভাষা যোগ করুন</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>ফেরান</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>আবার করুন</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>খুঁজে বদলান</translation>
    </message>
    <message>
        <source>More</source>
        <translation>আরও</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>সংরক্ষণ</translation>
    </message>
    <message>
        <source>Send to the server without publishing</source>
        <translation>প্রকাশ না করে সার্ভারে পাঠান</translation>
    </message>
    <message>
        <source>Publish changes</source>
        <translation>বদল প্রকাশ করুন</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>প্রকাশ করুন</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>ফাইল ইমপোর্ট…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>এক্সপোর্ট</translation>
    </message>
    <message>
        <source>Change times…</source>
        <translation>সময় বদলান…</translation>
    </message>
    <message>
        <source>Automatic captions</source>
        <translation>স্বয়ংক্রিয় ক্যাপশন</translation>
    </message>
    <message>
        <source>Unpublish</source>
        <translation>প্রকাশ বন্ধ করুন</translation>
    </message>
    <message>
        <source>Delete these subtitles</source>
        <translation>এই সাবটাইটেল মুছুন</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Close</source>
        <translation>বন্ধ করুন</translation>
    </message>
    <message>
        <source>Watch the file</source>
        <translation>ফাইলটি দেখুন</translation>
    </message>
    <message>
        <source>Checks before sending</source>
        <translation>পাঠানোর আগের যাচাই</translation>
    </message>
    <message>
        <source>Sizes on the server</source>
        <translation>সার্ভারে যে যে আকার</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>তৈরি</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>অপেক্ষায়</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>ব্যর্থ</translation>
    </message>
</context>
<context>
    <name>JoinForm</name>
    <message>
        <source>Email</source>
        <translation>ইমেইল</translation>
    </message>
    <message>
        <source>A link to confirm it is mailed to you.</source>
        <translation>ঠিকানা নিশ্চিত করার লিংক ইমেইলে পাঠানো হবে।</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>অ্যাকাউন্ট খুলুন</translation>
    </message>
    <message>
        <source>Back to signing in</source>
        <translation>সাইন ইনে ফিরুন</translation>
    </message>
    <message>
        <source>%1 says that you are %2. You need no password here.</source>
        <translation>%1 জানাচ্ছে, আপনি %2। এখানে আপনার পাসওয়ার্ড লাগবে না।</translation>
    </message>
    <message>
        <source>You are signed in to %1. You need no password here.</source>
        <translation>আপনি %1-এ সাইন ইন করা আছেন। এখানে আপনার পাসওয়ার্ড লাগবে না।</translation>
    </message>
</context>
<context>
    <name>Labelled</name>
    <message>
        <source>%1 of %2</source>
        <translation>%2-এর মধ্যে %1</translation>
    </message>
</context>
<context>
    <name>LanguageDialog</name>
    <message>
        <source>Add a language</source>
        <translation>ভাষা যোগ করুন</translation>
    </message>
    <message>
        <source>In which language are the new subtitles?</source>
        <translation>নতুন সাবটাইটেল কোন ভাষায়?</translation>
    </message>
    <message>
        <source>Find a language</source>
        <translation>ভাষা খুঁজুন</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>ভাষা</translation>
    </message>
    <message>
        <source>Begin with the times of %1</source>
        <translation>%1-এর সময় দিয়ে শুরু করুন</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>যোগ করুন</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>কথার ভাষা</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>যেমন আছে থাক</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>বলা হয়নি</translation>
    </message>
</context>
<context>
    <name>LeavingView</name>
    <message>
        <source>Leaving</source>
        <translation>বিদায়</translation>
    </message>
    <message>
        <source>Delete account</source>
        <translation>অ্যাকাউন্ট মুছুন</translation>
    </message>
    <message>
        <source>Your videos go with it. For some time you can bring everything back.</source>
        <translation>আপনার ভিডিওগুলোও মুছে যাবে। কিছু দিন পর্যন্ত সব ফিরিয়ে আনা যাবে।</translation>
    </message>
    <message>
        <source>Delete account…</source>
        <translation>অ্যাকাউন্ট মুছুন…</translation>
    </message>
</context>
<context>
    <name>LimitsDialog</name>
    <message>
        <source>Age and regions</source>
        <translation>বয়স ও অঞ্চল</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>যেমন আছে থাক</translation>
    </message>
    <message>
        <source>18 and over</source>
        <translation>১৮ বা তার বেশি</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>সবাই</translation>
    </message>
    <message>
        <source>Set for all of them</source>
        <translation>সবগুলোর জন্য ঠিক করুন</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>বয়স</translation>
    </message>
    <message>
        <source>Where it is shown</source>
        <translation>কোথায় দেখানো হবে</translation>
    </message>
</context>
<context>
    <name>LinkedView</name>
    <message>
        <source>Accounts elsewhere</source>
        <translation>অন্য জায়গার অ্যাকাউন্ট</translation>
    </message>
    <message>
        <source>An account that is linked signs you in here, without a password.</source>
        <translation>যুক্ত করা অ্যাকাউন্ট দিয়ে পাসওয়ার্ড ছাড়াই এখানে সাইন ইন করা যায়।</translation>
    </message>
    <message>
        <source>Not linked</source>
        <translation>যুক্ত নয়</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>যুক্ত করুন</translation>
    </message>
    <message>
        <source>Link your %1 account</source>
        <translation>আপনার %1 অ্যাকাউন্ট যুক্ত করুন</translation>
    </message>
    <message>
        <source>linked %1</source>
        <translation>%1 থেকে যুক্ত</translation>
    </message>
    <message>
        <source>Unlink</source>
        <translation>বিযুক্ত করুন</translation>
    </message>
    <message>
        <source>Unlink your %1 account</source>
        <translation>আপনার %1 অ্যাকাউন্ট বিযুক্ত করুন</translation>
    </message>
</context>
<context>
    <name>LinkedViewModel</name>
    <message>
        <source>Linked</source>
        <translation>যুক্ত হয়েছে</translation>
    </message>
    <message>
        <source>Unlinked</source>
        <translation>বিযুক্ত হয়েছে</translation>
    </message>
</context>
<context>
    <name>LogViewer</name>
    <message>
        <source>Logs</source>
        <translation>লগ</translation>
    </message>
    <message>
        <source>The studio</source>
        <translation>স্টুডিও</translation>
    </message>
    <message>
        <source>This computer&apos;s server</source>
        <translation>এই কম্পিউটারের সার্ভার</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>সবকিছু</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>সতর্কতা ও ত্রুটি</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>ত্রুটি</translation>
    </message>
    <message>
        <source>How much it matters</source>
        <translation>কতটা জরুরি</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>লগে খুঁজুন</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>কপি করুন</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>ফোল্ডার খুলুন</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>বন্ধ করুন</translation>
    </message>
    <message>
        <source>Nothing was logged yet.</source>
        <translation>এখনও কিছু লগ হয়নি।</translation>
    </message>
    <message>
        <source>Nothing in the log fits. Look for fewer words, or in all of it.</source>
        <translation>লগে এমন কিছু নেই। কম শব্দ দিয়ে বা পুরো লগে খুঁজুন।</translation>
    </message>
</context>
<context>
    <name>MailBanner</name>
    <message>
        <source>Open the link that was mailed to %1.</source>
        <translation>%1 ঠিকানায় পাঠানো লিংকটি খুলুন।</translation>
    </message>
    <message>
        <source>Asking for another link to %1.</source>
        <translation>%1 ঠিকানায় আরেকটি লিংক চাওয়া হচ্ছে।</translation>
    </message>
    <message>
        <source>A new link is on its way to %1.</source>
        <translation>%1 ঠিকানায় নতুন লিংক পাঠানো হয়েছে।</translation>
    </message>
    <message>
        <source>Send the link again</source>
        <translation>লিংক আবার পাঠান</translation>
    </message>
    <message>
        <source>Your address is not confirmed.</source>
        <translation>আপনার ঠিকানা নিশ্চিত করা হয়নি।</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>এখন নয়</translation>
    </message>
</context>
<context>
    <name>MailSentNote</name>
    <message>
        <source>Send it again</source>
        <translation>আবার পাঠান</translation>
    </message>
    <message>
        <source>Back to signing in</source>
        <translation>সাইন ইনে ফিরুন</translation>
    </message>
</context>
<context>
    <name>MediaViewModel</name>
    <message>
        <source>Version %1 is live</source>
        <translation>সংস্করণ %1 এখন চালু</translation>
    </message>
    <message>
        <source>The picture was changed</source>
        <translation>ছবি বদলানো হয়েছে</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Save this view</source>
        <translation>এই বাছাই রেখে দিন</translation>
    </message>
    <message>
        <source>Its tab, filters, text and order come back together.</source>
        <translation>এর ট্যাব, ফিল্টার, লেখা ও ক্রম একসঙ্গে ফিরে আসবে।</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>নাম</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>রাখুন</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>একটা নাম দিন।</translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>“%1” is kept here, and published when the server is back</source>
        <translation>“%1” এখানে রাখা আছে, সার্ভার ফিরলে প্রকাশিত হবে</translation>
    </message>
    <message>
        <source>It was changed elsewhere. Open it to decide.</source>
        <translation>অন্য কোথাও বদলানো হয়েছে। খুলে ঠিক করুন।</translation>
    </message>
    <message>
        <source>“%1” is saved; it is not on air</source>
        <translation>“%1” সংরক্ষিত হয়েছে; এখনও প্রকাশিত নয়</translation>
    </message>
    <message>
        <source>Published: %1</source>
        <translation>প্রকাশিত: %1</translation>
    </message>
    <message>
        <source>“%1” was not published. %2</source>
        <translation>“%1” প্রকাশ হয়নি। %2</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Search videos, or type a command</source>
        <translation>ভিডিও খুঁজুন, বা একটি কমান্ড লিখুন</translation>
    </message>
    <message>
        <source>Nothing has that name.</source>
        <translation>এই নামে কিছু নেই।</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>যা যা মিলেছে</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Change password</source>
        <translation>পাসওয়ার্ড বদলান</translation>
    </message>
    <message>
        <source>A few words that only you would combine make a good one.</source>
        <translation>এমন কয়েকটি শব্দ দিন যা শুধু আপনিই একসঙ্গে ভাববেন।</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>এখনকার পাসওয়ার্ড</translation>
    </message>
    <message numerus="yes">
        <source>At least %Ln characters</source>
        <translation>
            <numerusform>অন্তত %Lnটি অক্ষর</numerusform>
            <numerusform>অন্তত %Lnটি অক্ষর</numerusform>
        </translation>
    </message>
    <message>
        <source>New password</source>
        <translation>নতুন পাসওয়ার্ড</translation>
    </message>
    <message>
        <source>Show or hide the password</source>
        <translation>পাসওয়ার্ড দেখান বা লুকান</translation>
    </message>
    <message>
        <source>Sign out everywhere else</source>
        <translation>অন্য সব জায়গা থেকে সাইন আউট</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
</context>
<context>
    <name>PickerPart</name>
    <message>
        <source>Where is your studio?</source>
        <translation>আপনার স্টুডিও কোথায়?</translation>
    </message>
    <message>
        <source>Your videos and viewers live on a server. You can use several.</source>
        <translation>আপনার ভিডিও ও দর্শক থাকে একটি সার্ভারে। একাধিক সার্ভার ব্যবহার করতে পারেন।</translation>
    </message>
    <message>
        <source>Add a server</source>
        <translation>সার্ভার যোগ করুন</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>সার্ভারের ঠিকানা</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>সংযোগ করুন</translation>
    </message>
    <message>
        <source>Connections are encrypted. The server&apos;s certificate is checked before your password is sent.</source>
        <translation>সংযোগ এনক্রিপ্ট করা থাকে। পাসওয়ার্ড পাঠানোর আগে সার্ভারের সার্টিফিকেট যাচাই করা হয়।</translation>
    </message>
</context>
<context>
    <name>PicturePane</name>
    <message>
        <source>Thumbnail</source>
        <translation>থাম্বনেইল</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>সংস্করণ</translation>
    </message>
    <message>
        <source>Upload a new version</source>
        <translation>নতুন সংস্করণ আপলোড করুন</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>ছবি বেছে নিন…</translation>
    </message>
    <message>
        <source>Choose the picture that stands for the video.</source>
        <translation>কোন ছবিটি ভিডিওর মুখ হবে বেছে নিন।</translation>
    </message>
    <message>
        <source>Pictures to choose from come once the video is processed.</source>
        <translation>ভিডিও প্রক্রিয়া শেষ হলে বেছে নেওয়ার ছবি আসবে।</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>ছবি %1</translation>
    </message>
    <message>
        <source>This frame could not be taken. Try again.</source>
        <translation>এই ফ্রেমটি নেওয়া যায়নি। আবার চেষ্টা করুন।</translation>
    </message>
</context>
<context>
    <name>PlayerView</name>
    <message>
        <source>Video</source>
        <translation>ভিডিও</translation>
    </message>
    <message>
        <source>Space plays and pauses, comma and full stop go one frame back and on.</source>
        <translation>স্পেস চাপলে চলে ও থামে, কমা ও ফুলস্টপে এক ফ্রেম পেছনে ও সামনে যায়।</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>আবার চেষ্টা করুন</translation>
    </message>
    <message>
        <source>This video cannot be played here</source>
        <translation>এই ভিডিও এখানে চালানো যাচ্ছে না</translation>
    </message>
    <message>
        <source>The server is not answering</source>
        <translation>সার্ভার সাড়া দিচ্ছে না</translation>
    </message>
    <message>
        <source>The server did not let us play this video</source>
        <translation>সার্ভার এই ভিডিও চালাতে দেয়নি</translation>
    </message>
    <message>
        <source>The player stopped</source>
        <translation>প্লেয়ার থেমে গেছে</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Preview quality</source>
        <translation>মান দেখে নিন</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>মাপ</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>মূল</translation>
    </message>
    <message>
        <source>The original, and what viewers see</source>
        <translation>মূল, আর দর্শক যা দেখবেন</translation>
    </message>
    <message>
        <source>Arrows move the edge between them.</source>
        <translation>তীর কি দিয়ে মাঝের রেখা সরে।</translation>
    </message>
    <message>
        <source>Moment of the film</source>
        <translation>ভিডিওর মুহূর্ত</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>বন্ধ করুন</translation>
    </message>
    <message>
        <source>Encoding four seconds on this computer…</source>
        <translation>এই কম্পিউটারে চার সেকেন্ড এনকোড হচ্ছে…</translation>
    </message>
    <message>
        <source>Likeness to the original (VMAF): %1 of %2. The whole film would take about %3.</source>
        <translation>মূলের সঙ্গে মিল (VMAF): %2 এর মধ্যে %1। পুরো ভিডিও হবে প্রায় %3।</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Some of what you entered does not fit. Look at the marked fields.</source>
        <translation>কিছু তথ্য ঠিক নেই। চিহ্নিত ঘরগুলো দেখুন।</translation>
    </message>
    <message>
        <source>It is no longer there.</source>
        <translation>এটি আর নেই।</translation>
    </message>
    <message>
        <source>Your account may not do this.</source>
        <translation>আপনার অ্যাকাউন্টের এই অনুমতি নেই।</translation>
    </message>
    <message>
        <source>It was changed elsewhere in the meantime. Look again, then repeat it.</source>
        <translation>এর মধ্যে অন্য কোথাও এটি বদলানো হয়েছে। আবার দেখে নিয়ে করুন।</translation>
    </message>
    <message>
        <source>Too many tries in a short time. Wait a minute, then try again.</source>
        <translation>অল্প সময়ে অনেকবার চেষ্টা হয়েছে। এক মিনিট পরে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The server failed. Try again; if it keeps failing, tell whoever runs it.</source>
        <translation>সার্ভারে সমস্যা হয়েছে। আবার চেষ্টা করুন; বারবার হলে যিনি সার্ভার চালান তাঁকে জানান।</translation>
    </message>
    <message>
        <source>The server is not available at the moment. Try again in a little while.</source>
        <translation>সার্ভার এই মুহূর্তে সাড়া দিতে পারছে না। একটু পরে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The email address or the password is wrong. Check both and try again.</source>
        <translation>ইমেইল বা পাসওয়ার্ড ভুল। দুটোই দেখে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>Sign in to go on. Nothing is lost.</source>
        <translation>চালিয়ে যেতে সাইন ইন করুন। কিছুই হারায়নি।</translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again to go on; nothing is lost.</source>
        <translation>আপনার সেশন শেষ হয়েছে। চালিয়ে যেতে আবার সাইন ইন করুন; কিছুই হারায়নি।</translation>
    </message>
    <message>
        <source>There is already an account with this email address. Sign in instead.</source>
        <translation>এই ইমেইলে আগে থেকেই অ্যাকাউন্ট আছে। সাইন ইন করুন।</translation>
    </message>
    <message>
        <source>Someone already has this username. Choose another.</source>
        <translation>এই ইউজারনেমটি অন্য কেউ নিয়েছেন। আরেকটি বেছে নিন।</translation>
    </message>
    <message>
        <source>This account has been blocked. Ask whoever runs the server.</source>
        <translation>এই অ্যাকাউন্টটি বন্ধ রাখা হয়েছে। যিনি সার্ভার চালান তাঁর সঙ্গে কথা বলুন।</translation>
    </message>
    <message>
        <source>You cannot have an account here yet.</source>
        <translation>এখানে এখনই আপনার অ্যাকাউন্ট হতে পারে না।</translation>
    </message>
    <message>
        <source>This password is easy to guess. Use a few words that only you would combine.</source>
        <translation>এই পাসওয়ার্ড সহজেই আন্দাজ করা যায়। এমন কয়েকটি শব্দ দিন যা শুধু আপনিই একসঙ্গে ভাববেন।</translation>
    </message>
    <message>
        <source>The code is wrong or was used already. Wait for the next one and try again.</source>
        <translation>কোডটি ভুল, অথবা আগেই ব্যবহার হয়ে গেছে। পরের কোডের জন্য অপেক্ষা করে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>Enter the code of your authenticator app as well.</source>
        <translation>অথেনটিকেটর অ্যাপের কোডটিও লিখুন।</translation>
    </message>
    <message>
        <source>Enter your password again before you change this.</source>
        <translation>এটি বদলানোর আগে আপনার পাসওয়ার্ড আবার লিখুন।</translation>
    </message>
    <message>
        <source>Set up two-step sign-in first: your role asks for it.</source>
        <translation>আগে দুই ধাপের সাইন ইন চালু করুন: আপনার ভূমিকার জন্য এটি দরকার।</translation>
    </message>
    <message>
        <source>This link was used already, or is too old. Ask for a new one.</source>
        <translation>লিংকটি আগেই ব্যবহার হয়েছে, অথবা পুরোনো হয়ে গেছে। নতুন একটি চেয়ে নিন।</translation>
    </message>
    <message>
        <source>Too many tries in a short time. Wait a little, then try again.</source>
        <translation>অল্প সময়ে অনেকবার চেষ্টা হয়েছে। একটু অপেক্ষা করে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>This server sends no mail. Ask whoever runs it.</source>
        <translation>এই সার্ভার ইমেইল পাঠায় না। যিনি এটি চালান তাঁকে জিজ্ঞেস করুন।</translation>
    </message>
    <message>
        <source>This account was deleted. It can still be brought back.</source>
        <translation>অ্যাকাউন্টটি মুছে ফেলা হয়েছিল। এখনও ফিরিয়ে আনা যায়।</translation>
    </message>
    <message>
        <source>Signing in there did not work out. Try again, or use your password.</source>
        <translation>সেখানে সাইন ইন করা যায়নি। আবার চেষ্টা করুন, অথবা পাসওয়ার্ড ব্যবহার করুন।</translation>
    </message>
    <message>
        <source>That account already signs in to another account here. Unlink it there first.</source>
        <translation>ওই অ্যাকাউন্ট দিয়ে এখানকার অন্য একটি অ্যাকাউন্টে সাইন ইন হয়। আগে সেখান থেকে সংযোগ সরান।</translation>
    </message>
    <message>
        <source>This is your only way in. Set a password first, then unlink it.</source>
        <translation>সাইন ইনের এটিই আপনার একমাত্র উপায়। আগে একটি পাসওয়ার্ড দিন, তারপর সংযোগ সরান।</translation>
    </message>
    <message>
        <source>This is not a picture that can be read. Choose a JPEG, PNG or WebP.</source>
        <translation>এটি পড়ার মতো ছবি নয়। JPEG, PNG বা WebP বেছে নিন।</translation>
    </message>
    <message>
        <source>Another channel already has this address. Choose another.</source>
        <translation>এই ঠিকানাটি অন্য চ্যানেলের। আরেকটি বেছে নিন।</translation>
    </message>
    <message>
        <source>You already have a channel.</source>
        <translation>আপনার আগে থেকেই একটি চ্যানেল আছে।</translation>
    </message>
    <message>
        <source>This account has no channel.</source>
        <translation>এই অ্যাকাউন্টের কোনো চ্যানেল নেই।</translation>
    </message>
    <message>
        <source>This week&apos;s uploads are used up. The file stays here; try again later.</source>
        <translation>এই সপ্তাহের আপলোড শেষ। ফাইলটি এখানেই থাকছে; পরে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The file is larger than your channel may upload. Make it smaller.</source>
        <translation>আপনার চ্যানেলের সীমার চেয়ে ফাইলটি বড়। ফাইলটি ছোট করুন।</translation>
    </message>
    <message>
        <source>The video is longer than your channel may upload. Cut it into parts.</source>
        <translation>আপনার চ্যানেলের সীমার চেয়ে ভিডিওটি লম্বা। কয়েক ভাগে কেটে নিন।</translation>
    </message>
    <message>
        <source>Too many of your uploads are not finished. Finish or remove some of them.</source>
        <translation>আপনার অনেক আপলোড অসমাপ্ত রয়ে গেছে। কয়েকটি শেষ করুন বা মুছে দিন।</translation>
    </message>
    <message>
        <source>The server has no room left. The file stays here and is tried again.</source>
        <translation>সার্ভারে জায়গা নেই। ফাইলটি এখানেই থাকছে, পরে আবার চেষ্টা হবে।</translation>
    </message>
    <message>
        <source>The server has forgotten this upload. Try again to begin anew.</source>
        <translation>সার্ভারে এই আপলোডটি আর নেই। নতুন করে শুরু করতে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>Studio and server disagree on how much was sent. It is asked again.</source>
        <translation>কতটুকু পাঠানো হয়েছে তা নিয়ে অমিল হয়েছে। আবার জিজ্ঞেস করা হচ্ছে।</translation>
    </message>
    <message>
        <source>Another connection is still sending this file. It goes on by itself.</source>
        <translation>আরেকটি সংযোগ এখনো ফাইলটি পাঠাচ্ছে। নিজে থেকেই চলবে।</translation>
    </message>
    <message>
        <source>Bytes were changed on their way. They are sent once more.</source>
        <translation>পথে কিছু বাইট বদলে গেছে। সেগুলো আবার পাঠানো হচ্ছে।</translation>
    </message>
    <message>
        <source>What arrived on the server is not your file: it was changed while it was being sent, or damaged on its way. Try again to send it once more, from the beginning.</source>
        <translation>সার্ভারে যা পৌঁছেছে তা আপনার ফাইল নয়: পাঠানোর সময় ফাইলটি বদলে গেছে, অথবা পথে নষ্ট হয়েছে। শুরু থেকে আরেকবার পাঠাতে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>Studio and server do not understand each other. Update the older one.</source>
        <translation>স্টুডিও ও সার্ভারের সংস্করণ মেলে না। যেটি পুরোনো সেটি হালনাগাদ করুন।</translation>
    </message>
    <message>
        <source>The file is empty. Export or copy it again.</source>
        <translation>ফাইলটি খালি। আবার এক্সপোর্ট বা কপি করুন।</translation>
    </message>
    <message>
        <source>This is not a video file. Choose a video.</source>
        <translation>এটি ভিডিও ফাইল নয়। একটি ভিডিও বেছে নিন।</translation>
    </message>
    <message>
        <source>The file has sound but no picture. Choose a video with a picture.</source>
        <translation>ফাইলে শব্দ আছে, ছবি নেই। ছবিসহ ভিডিও বেছে নিন।</translation>
    </message>
    <message>
        <source>This kind of file cannot be taken. Export it as MP4 and add it again.</source>
        <translation>এ ধরনের ফাইল নেওয়া যায় না। MP4 হিসেবে এক্সপোর্ট করে আবার দিন।</translation>
    </message>
    <message>
        <source>The picture is coded in a way that cannot be read. Export it as H.264.</source>
        <translation>এই ফাইলের ছবি পড়া যাচ্ছে না। H.264 হিসেবে এক্সপোর্ট করুন।</translation>
    </message>
    <message>
        <source>The file breaks off before its end. Export or copy it again.</source>
        <translation>ফাইলটি মাঝপথে কেটে গেছে। আবার এক্সপোর্ট বা কপি করুন।</translation>
    </message>
    <message>
        <source>The server could not convert the video. Try again, or export it anew.</source>
        <translation>সার্ভার ভিডিওটি রূপান্তর করতে পারেনি। আবার চেষ্টা করুন, বা নতুন করে এক্সপোর্ট করুন।</translation>
    </message>
    <message>
        <source>The server could not take the sizes that were made on this computer. It makes its own from the file.</source>
        <translation>এই কম্পিউটারে তৈরি মাপগুলো সার্ভার নিতে পারেনি। সার্ভার ফাইলটি থেকে নিজেই তৈরি করছে।</translation>
    </message>
    <message>
        <source>This video is for adults. Sign in, so that your age is known.</source>
        <translation>ভিডিওটি প্রাপ্তবয়স্কদের জন্য। আপনার বয়স জানা যাওয়ার জন্য সাইন ইন করুন।</translation>
    </message>
    <message>
        <source>This video is for adults, and by your birthdate you are not one yet.</source>
        <translation>ভিডিওটি প্রাপ্তবয়স্কদের জন্য, আর জন্মতারিখ অনুযায়ী আপনি এখনও প্রাপ্তবয়স্ক নন।</translation>
    </message>
    <message>
        <source>Its creator does not show this video in the country you are in.</source>
        <translation>আপনি যে দেশে আছেন, নির্মাতা সেখানে ভিডিওটি দেখান না।</translation>
    </message>
    <message>
        <source>This video is for members whose plan has premium videos.</source>
        <translation>ভিডিওটি শুধু সেই সদস্যদের জন্য, যাঁদের প্ল্যানে প্রিমিয়াম ভিডিও আছে।</translation>
    </message>
    <message>
        <source>This video is still being prepared. Try again in a few minutes.</source>
        <translation>ভিডিওটি এখনও তৈরি হচ্ছে। কয়েক মিনিট পরে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The way to this video has expired. Load it again.</source>
        <translation>এই ভিডিওর ঠিকানার মেয়াদ শেষ। আবার লোড করুন।</translation>
    </message>
    <message>
        <source>The subtitles cannot be read. Send SRT, WebVTT, ASS, SSA, SBV, TTML or MicroDVD, saved as UTF-8.</source>
        <translation>সাবটাইটেল পড়া যাচ্ছে না। UTF-8-এ সংরক্ষণ করা SRT, WebVTT, ASS, SSA, SBV, TTML বা MicroDVD ফাইল পাঠান।</translation>
    </message>
    <message>
        <source>Somebody changed this video meanwhile. Look at it again, then decide.</source>
        <translation>এর মধ্যে অন্য কেউ ভিডিওটি বদলেছেন। আবার দেখে নিন, তারপর ঠিক করুন।</translation>
    </message>
    <message>
        <source>Somebody else changed these subtitles in the meantime. Open them again, then repeat your change.</source>
        <translation>এর মধ্যে অন্য কেউ এই সাবটাইটেল বদলেছেন। আবার খুলে আপনার পরিবর্তনটি করুন।</translation>
    </message>
    <message>
        <source>Automatic captions are not set up on this server. Whoever runs it has to give it a model.</source>
        <translation>এই সার্ভারে স্বয়ংক্রিয় ক্যাপশনের ব্যবস্থা করা নেই। যিনি সার্ভারটি চালান, তাঁকে একটি মডেল দিতে হবে।</translation>
    </message>
    <message>
        <source>Nothing was said in this video that could be written down.</source>
        <translation>এই ভিডিওতে লিখে রাখার মতো কোনো কথা শোনা যায়নি।</translation>
    </message>
    <message>
        <source>The captions could not be made. Try again; if it keeps failing, tell whoever runs the server.</source>
        <translation>ক্যাপশন তৈরি করা যায়নি। আবার চেষ্টা করুন; বারবার এমন হলে যিনি সার্ভারটি চালান তাঁকে জানান।</translation>
    </message>
    <message>
        <source>The video cannot be played yet. Publish it once a size is ready.</source>
        <translation>ভিডিওটি এখনো চালানো যায় না। একটি আকার তৈরি হলে প্রকাশ করুন।</translation>
    </message>
    <message>
        <source>There is no such code. Check how it is written.</source>
        <translation>এমন কোনো কোড নেই। বানানটি মিলিয়ে দেখুন।</translation>
    </message>
    <message>
        <source>This code is not valid now.</source>
        <translation>এই কোডটি এখন চলে না।</translation>
    </message>
    <message>
        <source>This code has been used up.</source>
        <translation>এই কোডটি শেষ হয়ে গেছে।</translation>
    </message>
    <message>
        <source>You have used this code as often as one person may.</source>
        <translation>একজন যতবার ব্যবহার করতে পারেন, আপনি কোডটি ততবার ব্যবহার করেছেন।</translation>
    </message>
    <message>
        <source>This code is not for this plan. Try another.</source>
        <translation>এই কোডটি এই প্ল্যানের জন্য নয়। অন্য একটি দিয়ে দেখুন।</translation>
    </message>
    <message>
        <source>This cannot be done here. Choose another action.</source>
        <translation>এখানে এটি করা যায় না। অন্য কিছু বেছে নিন।</translation>
    </message>
    <message>
        <source>Somebody has decided about this report already.</source>
        <translation>এই অভিযোগের সিদ্ধান্ত আগেই হয়ে গেছে।</translation>
    </message>
    <message>
        <source>This suspension is over already.</source>
        <translation>এই স্থগিতাদেশ আগেই শেষ হয়েছে।</translation>
    </message>
    <message>
        <source>Something unexpected happened. Try again.</source>
        <translation>অপ্রত্যাশিত কিছু ঘটেছে। আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the connection, and that it runs.</source>
        <translation>সার্ভারে পৌঁছানো যাচ্ছে না। সংযোগ আছে কি না, সার্ভার চলছে কি না দেখুন।</translation>
    </message>
    <message>
        <source>The server cannot prove who it is, so nothing was sent.</source>
        <translation>সার্ভার নিজের পরিচয় প্রমাণ করতে পারেনি, তাই কিছুই পাঠানো হয়নি।</translation>
    </message>
    <message>
        <source>The connection is not encrypted, so your password was not sent. Use https.</source>
        <translation>সংযোগটি এনক্রিপ্ট করা নয়, তাই পাসওয়ার্ড পাঠানো হয়নি। https ব্যবহার করুন।</translation>
    </message>
    <message>
        <source>This is not the address of a server. Type it like studio.example.org.</source>
        <translation>এটি সার্ভারের ঠিকানা নয়। studio.example.org এর মতো করে লিখুন।</translation>
    </message>
    <message>
        <source>Something answers there, but it is not a Chitra server. Check the address.</source>
        <translation>ওই ঠিকানায় কিছু সাড়া দেয়, কিন্তু সেটি চিত্র সার্ভার নয়। ঠিকানাটি দেখুন।</translation>
    </message>
    <message>
        <source>The server speaks another version than this studio. Update the studio; if it is the newest, ask whoever runs the server to update that.</source>
        <translation>সার্ভারের সংস্করণ এই স্টুডিওর সঙ্গে মেলে না। স্টুডিও আপডেট করুন; এটি সর্বশেষ হলে সার্ভার যিনি চালান তাঁকে সেটি আপডেট করতে বলুন।</translation>
    </message>
    <message>
        <source>The file is no longer where it was. Put it back and try again.</source>
        <translation>ফাইলটি আগের জায়গায় নেই। ফিরিয়ে রেখে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>The file has changed since it was added. Add it again.</source>
        <translation>যোগ করার পর ফাইলটি বদলে গেছে। আবার যোগ করুন।</translation>
    </message>
    <message>
        <source>The file cannot be read. Check its permissions and the disk.</source>
        <translation>ফাইলটি পড়া যাচ্ছে না। অনুমতি ও ডিস্ক দেখুন।</translation>
    </message>
    <message>
        <source>The video could not be encoded on this computer. The server does it instead.</source>
        <translation>ভিডিওটি এই কম্পিউটারে এনকোড করা যায়নি। সার্ভার তা করছে।</translation>
    </message>
    <message>
        <source>The server&apos;s copy differs from your file. Delete the video and send it again.</source>
        <translation>সার্ভারের কপি আপনার ফাইলের সঙ্গে মেলে না। ভিডিওটি মুছে আবার পাঠান।</translation>
    </message>
    <message>
        <source>The server on this computer does not run. Start it again.</source>
        <translation>এই কম্পিউটারের সার্ভারটি চলছে না। আবার চালু করুন।</translation>
    </message>
    <message>
        <source>The studio&apos;s own files cannot be written. Check the disk&apos;s free space.</source>
        <translation>স্টুডিওর নিজের ফাইল লেখা যাচ্ছে না। ডিস্কে জায়গা আছে কি না দেখুন।</translation>
    </message>
    <message>
        <source>The file cannot be written there. Choose another folder, or make room.</source>
        <translation>ফাইলটি সেখানে রাখা যাচ্ছে না। অন্য ফোল্ডার বেছে নিন, বা জায়গা খালি করুন।</translation>
    </message>
    <message>
        <source>You did not allow it there, so nothing was changed here.</source>
        <translation>আপনি সেখানে অনুমতি দেননি, তাই এখানে কিছুই বদলায়নি।</translation>
    </message>
    <message>
        <source>Your browser did not come back in time. Try again when you are ready.</source>
        <translation>ব্রাউজার সময়মতো ফিরে আসেনি। প্রস্তুত হলে আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>This computer does not let the studio wait for your browser. Use your password.</source>
        <translation>এই কম্পিউটার স্টুডিওকে ব্রাউজারের জন্য অপেক্ষা করতে দিচ্ছে না। পাসওয়ার্ড দিয়ে সাইন ইন করুন।</translation>
    </message>
    <message>
        <source>Something in the studio went wrong. The log, in the Help menu, says more.</source>
        <translation>স্টুডিওতে কিছু ভুল হয়েছে। বিস্তারিত সহায়তা মেনুর লগে আছে।</translation>
    </message>
</context>
<context>
    <name>ProfileView</name>
    <message>
        <source>Profile</source>
        <translation>প্রোফাইল</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>আবার চেষ্টা করুন</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>ছবি বেছে নিন…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>সরান</translation>
    </message>
    <message>
        <source>Remove your picture</source>
        <translation>আপনার ছবি সরান</translation>
    </message>
    <message>
        <source>A square of a JPEG, PNG or WebP. Everybody sees it.</source>
        <translation>JPEG, PNG বা WebP ছবির একটি বর্গাকার অংশ। সবাই এটি দেখবে।</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>নামের প্রথম অংশ</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>নামের শেষ অংশ</translation>
    </message>
    <message>
        <source>About you</source>
        <translation>আপনার পরিচয়</translation>
    </message>
    <message>
        <source>Language of mails</source>
        <translation>ইমেইলের ভাষা</translation>
    </message>
    <message>
        <source>Mail about news</source>
        <translation>খবরাখবর ইমেইলে</translation>
    </message>
    <message>
        <source>And of what the server writes to you.</source>
        <translation>সার্ভার আপনাকে যা লেখে, তারও।</translation>
    </message>
    <message>
        <source>Comments, processing and the like. What concerns safety is always mailed.</source>
        <translation>মন্তব্য, প্রক্রিয়াকরণ ইত্যাদি। নিরাপত্তার বিষয় সব সময় ইমেইলে জানানো হয়।</translation>
    </message>
    <message>
        <source>On</source>
        <translation>চালু</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>বন্ধ</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>এই কম্পিউটারে রাখা আছে</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>সেভ হচ্ছে</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1-এ সেভ হয়েছে</translation>
    </message>
    <message>
        <source>Could not save. Kept on this computer.</source>
        <translation>সেভ করা যায়নি। এই কম্পিউটারে রাখা আছে।</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>ছবি বেছে নিন</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>ছবি (%1)</translation>
    </message>
</context>
<context>
    <name>ProfileViewModel</name>
    <message numerus="yes">
        <source>Shorten it to %Ln letters.</source>
        <translation>
            <numerusform>%Lnটি অক্ষরে নামিয়ে আনুন।</numerusform>
            <numerusform>%Lnটি অক্ষরে নামিয়ে আনুন।</numerusform>
        </translation>
    </message>
    <message>
        <source>Your picture was changed</source>
        <translation>আপনার ছবি বদলানো হয়েছে</translation>
    </message>
    <message>
        <source>Your picture was removed</source>
        <translation>আপনার ছবি সরানো হয়েছে</translation>
    </message>
</context>
<context>
    <name>ProofDialog</name>
    <message>
        <source>Is it you?</source>
        <translation>আপনিই তো?</translation>
    </message>
    <message>
        <source>Before this is changed, show once more that it is your account.</source>
        <translation>এটি বদলানোর আগে আরেকবার দেখান যে অ্যাকাউন্টটি আপনার।</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>পাসওয়ার্ড</translation>
    </message>
    <message>
        <source>Show or hide the password</source>
        <translation>পাসওয়ার্ড দেখান বা লুকান</translation>
    </message>
    <message>
        <source>Code from your authenticator app</source>
        <translation>অথেনটিকেটর অ্যাপের কোড</translation>
    </message>
    <message>
        <source>Or a recovery code.</source>
        <translation>অথবা একটি উদ্ধার কোড।</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>এগিয়ে যান</translation>
    </message>
</context>
<context>
    <name>QuotaStrip</name>
    <message>
        <source>no weekly limit</source>
        <translation>সাপ্তাহিক সীমা নেই</translation>
    </message>
    <message numerus="yes">
        <source>of %Ln</source>
        <comment>as in 3 of 10</comment>
        <translation>
            <numerusform>%Lnটির মধ্যে</numerusform>
            <numerusform>%Lnটির মধ্যে</numerusform>
        </translation>
    </message>
    <message>
        <source>Uploads this week</source>
        <translation>এই সপ্তাহে আপলোড</translation>
    </message>
    <message>
        <source>Longest allowed</source>
        <translation>সর্বোচ্চ দৈর্ঘ্য</translation>
    </message>
    <message>
        <source>Largest allowed</source>
        <translation>সর্বোচ্চ আকার</translation>
    </message>
    <message>
        <source>Space on this server</source>
        <translation>এই সার্ভারে জায়গা</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 খালি</translation>
    </message>
    <message>
        <source>queue adds %1</source>
        <translation>তালিকায় আরও %1</translation>
    </message>
</context>
<context>
    <name>RecoveryCodesDialog</name>
    <message>
        <source>Your recovery codes</source>
        <translation>আপনার উদ্ধার কোড</translation>
    </message>
    <message>
        <source>Each of them works once, in place of a code, if your phone is lost. Keep them where only you find them: they are not shown again.</source>
        <translation>ফোন হারালে কোডের বদলে প্রতিটি একবার কাজ করবে। এমন জায়গায় রাখুন যেখানে শুধু আপনিই পাবেন: এগুলো আর দেখানো হবে না।</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>সব কপি করুন</translation>
    </message>
    <message>
        <source>I have kept them</source>
        <translation>রেখে দিয়েছি</translation>
    </message>
</context>
<context>
    <name>RegionsField</name>
    <message>
        <source>Regions</source>
        <translation>অঞ্চল</translation>
    </message>
    <message>
        <source>All</source>
        <translation>সব</translation>
    </message>
    <message>
        <source>All except</source>
        <translation>বাদে সব</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>শুধু</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>দেশ</translation>
    </message>
    <message>
        <source>Add a country</source>
        <translation>দেশ যোগ করুন</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 সরান</translation>
    </message>
    <message>
        <source>Shown in every country.</source>
        <translation>সব দেশে দেখানো হয়।</translation>
    </message>
    <message numerus="yes">
        <source>Blocked in %Ln countries.</source>
        <translation>
            <numerusform>%Lnটি দেশে বন্ধ।</numerusform>
            <numerusform>%Lnটি দেশে বন্ধ।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shown in %Ln countries and nowhere else.</source>
        <translation>
            <numerusform>শুধু %Lnটি দেশে দেখানো হয়।</numerusform>
            <numerusform>শুধু %Lnটি দেশে দেখানো হয়।</numerusform>
        </translation>
    </message>
    <message>
        <source>Name a country. Until then it is shown everywhere.</source>
        <translation>একটি দেশের নাম দিন। ততক্ষণ সবখানে দেখানো হবে।</translation>
    </message>
</context>
<context>
    <name>ReleaseQueueDialog</name>
    <message>
        <source>Release queue</source>
        <translation>প্রকাশের সারি</translation>
    </message>
    <message>
        <source>Each video takes the next of these slots that no other has.</source>
        <translation>প্রতিটি ভিডিও পরের খালি সময়টি নেয়।</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>সময়</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>সেভ করুন</translation>
    </message>
</context>
<context>
    <name>ReportBanner</name>
    <message>
        <source>Chitra Studio did not end as it should last time.</source>
        <translation>গতবার চিত্র স্টুডিও ঠিকভাবে বন্ধ হয়নি।</translation>
    </message>
    <message>
        <source>Drafts and uploads were kept.</source>
        <translation>খসড়া ও আপলোড রাখা আছে।</translation>
    </message>
    <message>
        <source>Look at the report</source>
        <translation>প্রতিবেদন দেখুন</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>বন্ধ করুন</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>What happened last time</source>
        <translation>গতবার কী হয়েছিল</translation>
    </message>
    <message>
        <source>It stays on this computer until you hand it to somebody. Addresses and whatever looks like a secret were taken out; look it over all the same.</source>
        <translation>আপনি কাউকে না দেওয়া পর্যন্ত এটি এই কম্পিউটারেই থাকে। ঠিকানা ও গোপন বলে মনে হয় এমন সবকিছু সরানো হয়েছে; তবু একবার দেখে নিন।</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>প্রতিবেদন</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>ফোল্ডার খুলুন</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>প্রতিবেদন কপি করুন</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>বন্ধ করুন</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>Choose who may watch it, then plan when.</source>
        <translation>আগে ঠিক করুন কে দেখবে, তারপর কখন।</translation>
    </message>
    <message>
        <source>A video needs a title.</source>
        <translation>ভিডিওর একটি শিরোনাম চাই।</translation>
    </message>
    <message numerus="yes">
        <source>Shorten it to %Ln characters.</source>
        <translation>
            <numerusform>%Lnটি অক্ষরের মধ্যে আনুন।</numerusform>
            <numerusform>%Lnটি অক্ষরের মধ্যে আনুন।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A video has %Ln tags at most.</source>
        <translation>
            <numerusform>একটি ভিডিওতে সর্বোচ্চ %Lnটি ট্যাগ থাকে।</numerusform>
            <numerusform>একটি ভিডিওতে সর্বোচ্চ %Lnটি ট্যাগ থাকে।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A tag has %Ln characters at most.</source>
        <translation>
            <numerusform>একটি ট্যাগে সর্বোচ্চ %Lnটি অক্ষর থাকে।</numerusform>
            <numerusform>একটি ট্যাগে সর্বোচ্চ %Lnটি অক্ষর থাকে।</numerusform>
        </translation>
    </message>
    <message>
        <source>This time has passed. Choose a later one.</source>
        <translation>সময়টি পেরিয়ে গেছে। পরের একটি বাছুন।</translation>
    </message>
</context>
<context>
    <name>ScheduleField</name>
    <message>
        <source>Publish later</source>
        <translation>পরে প্রকাশ করুন</translation>
    </message>
    <message>
        <source>Nobody else sees it before.</source>
        <translation>তার আগে অন্য কেউ দেখবে না।</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>দিন</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>সময়</translation>
    </message>
    <message>
        <source>Release queue…</source>
        <translation>প্রকাশের সারি…</translation>
    </message>
    <message>
        <source>Next slot: %1</source>
        <translation>পরের সময়: %1</translation>
    </message>
</context>
<context>
    <name>SecurityView</name>
    <message>
        <source>Sign-in and security</source>
        <translation>সাইন ইন ও নিরাপত্তা</translation>
    </message>
    <message>
        <source>Two-step sign-in</source>
        <translation>দুই ধাপের সাইন ইন</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>পাসওয়ার্ড</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>ইমেইল</translation>
    </message>
    <message>
        <source>New recovery codes</source>
        <translation>নতুন উদ্ধার কোড</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>পাসওয়ার্ড বদলান</translation>
    </message>
    <message>
        <source>Confirm address</source>
        <translation>ঠিকানা নিশ্চিত করুন</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>বদলান…</translation>
    </message>
    <message>
        <source>Change your email address</source>
        <translation>ইমেইল ঠিকানা বদলান</translation>
    </message>
    <message>
        <source>Where you are signed in</source>
        <translation>যেখানে যেখানে সাইন ইন করা আছে</translation>
    </message>
    <message>
        <source>Sign out everywhere else</source>
        <translation>অন্য সব জায়গা থেকে সাইন আউট</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>বন্ধ করুন</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>চালু করুন</translation>
    </message>
    <message>
        <source>Changing it can sign you out everywhere else.</source>
        <translation>বদলালে চাইলে অন্য সব জায়গা থেকে সাইন আউট হবে।</translation>
    </message>
    <message>
        <source>You have none. Choose Forgot it? at the sign-in to set one by mail.</source>
        <translation>আপনার পাসওয়ার্ড নেই। সাইন ইনের পাতায় “ভুলে গেছেন?” বেছে নিয়ে ইমেইলের লিংক দিয়ে একটি দিন।</translation>
    </message>
    <message numerus="yes">
        <source>%Ln recovery codes left.</source>
        <translation>
            <numerusform>%Lnটি উদ্ধার কোড বাকি।</numerusform>
            <numerusform>%Lnটি উদ্ধার কোড বাকি।</numerusform>
        </translation>
    </message>
    <message>
        <source>Your role asks for it: set it up to do your work.</source>
        <translation>আপনার ভূমিকার জন্য এটি দরকার: কাজ করতে হলে চালু করুন।</translation>
    </message>
    <message>
        <source>Off. A stolen password alone is enough to get in.</source>
        <translation>বন্ধ। শুধু পাসওয়ার্ড চুরি হলেই কেউ ঢুকে পড়তে পারবে।</translation>
    </message>
    <message>
        <source>%1, confirmed</source>
        <translation>%1, নিশ্চিত</translation>
    </message>
    <message>
        <source>%1, not confirmed yet</source>
        <translation>%1, এখনও নিশ্চিত নয়</translation>
    </message>
    <message>
        <source>Changes to %1 when the link that was sent there is opened.</source>
        <translation>সেখানে পাঠানো লিংকটি খুললে ঠিকানা বদলে %1 হবে।</translation>
    </message>
    <message>
        <source>This server sends no mail, so it cannot be changed here.</source>
        <translation>এই সার্ভার ইমেইল পাঠায় না, তাই ঠিকানাটি এখান থেকে বদলানো যাবে না।</translation>
    </message>
    <message>
        <source>Unnamed device</source>
        <translation>নামহীন ডিভাইস</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>এই ডিভাইস</translation>
    </message>
    <message>
        <source>Last seen %1</source>
        <translation>শেষ দেখা %1</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>সাইন আউট</translation>
    </message>
</context>
<context>
    <name>SecurityViewModel</name>
    <message>
        <source>Signed out there</source>
        <translation>সেখান থেকে সাইন আউট হয়েছে</translation>
    </message>
    <message>
        <source>Signed out everywhere else</source>
        <translation>অন্য সব জায়গা থেকে সাইন আউট হয়েছে</translation>
    </message>
    <message>
        <source>Two-step sign-in is off</source>
        <translation>দুই ধাপের সাইন ইন বন্ধ</translation>
    </message>
    <message>
        <source>Password changed</source>
        <translation>পাসওয়ার্ড বদলেছে</translation>
    </message>
    <message>
        <source>A link is on its way to %1. The address changes when it is opened.</source>
        <translation>%1 ঠিকানায় একটি লিংক পাঠানো হয়েছে। সেটি খুললে ঠিকানা বদলে যাবে।</translation>
    </message>
    <message>
        <source>A link is on its way to your address</source>
        <translation>আপনার ঠিকানায় একটি লিংক যাচ্ছে</translation>
    </message>
</context>
<context>
    <name>ServerCard</name>
    <message>
        <source>This computer</source>
        <translation>এই কম্পিউটার</translation>
    </message>
    <message>
        <source>Remove this server from the list</source>
        <translation>সার্ভারটি তালিকা থেকে সরান</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 মি.সে.</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>দেখা হচ্ছে</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>সাড়া দিচ্ছে</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>সাড়া নেই</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>বন্ধ আছে</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>চালু হচ্ছে</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>চলছে</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>ব্যর্থ</translation>
    </message>
    <message>
        <source>The server that came with Chitra Studio. Works without internet; starts and stops with the app.</source>
        <translation>চিত্র স্টুডিওর সঙ্গে আসা সার্ভার। ইন্টারনেট ছাড়াই চলে; অ্যাপের সঙ্গে চালু ও বন্ধ হয়।</translation>
    </message>
    <message>
        <source>Last signed in as %1</source>
        <translation>শেষবার সাইন ইন: %1</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 খালি</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>চালু করুন</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>আবার চেষ্টা করুন</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>বন্ধ করুন</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Settings</source>
        <translation>সেটিংস</translation>
    </message>
    <message>
        <source>Appearance and language</source>
        <translation>চেহারা ও ভাষা</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>কিবোর্ড</translation>
    </message>
    <message>
        <source>Uploads</source>
        <translation>আপলোড</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>অ্যাকাউন্ট</translation>
    </message>
    <message>
        <source>About</source>
        <translation>পরিচিতি</translation>
    </message>
    <message>
        <source>System</source>
        <translation>সিস্টেম</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>গাঢ়</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>হালকা</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>পূর্ণ</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>কম</translation>
    </message>
    <message>
        <source>On</source>
        <translation>চালু</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>বন্ধ</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>সার্ভারে</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>এই কম্পিউটারে</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>লেখার আকার</translation>
    </message>
    <message>
        <source>Speed limit</source>
        <translation>গতিসীমা</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>সীমা নেই</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>রঙ</translation>
    </message>
    <message>
        <source>System follows your desktop.</source>
        <translation>সিস্টেম মানে আপনার ডেস্কটপের মতো।</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>ভাষা</translation>
    </message>
    <message>
        <source>Titles and comments stay as they were written.</source>
        <translation>শিরোনাম ও মন্তব্য যেমন লেখা হয়েছে তেমনই থাকে।</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>নড়াচড়া</translation>
    </message>
    <message>
        <source>Reduced: nothing slides or fades.</source>
        <translation>কম: কিছুই সরে বা মিলিয়ে যায় না।</translation>
    </message>
    <message>
        <source>Single-letter keys</source>
        <translation>এক-অক্ষরের কি</translation>
    </message>
    <message>
        <source>Keys such as / and ? work while no text is being typed.</source>
        <translation>লেখার সময় ছাড়া / আর ? এর মতো কি কাজ করে।</translation>
    </message>
    <message>
        <source>For all uploads together, to leave others some of the line.</source>
        <translation>সব আপলোড মিলিয়ে, যাতে অন্যদের জন্যও কিছু গতি থাকে।</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>এনকোডিং</translation>
    </message>
    <message>
        <source>On this computer: the server only checks the sizes, and lets them go on air.</source>
        <translation>এই কম্পিউটারে: সার্ভার শুধু মাপগুলো যাচাই করে প্রচারে দেয়।</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>সংস্করণ</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>লাইসেন্স</translation>
    </message>
    <message>
        <source>Free software, GPL-3.0-or-later.</source>
        <translation>মুক্ত সফটওয়্যার, GPL-3.0-or-later।</translation>
    </message>
    <message>
        <source>Your files</source>
        <translation>আপনার ফাইল</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>সাইন আউট</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>ফোল্ডার খুলুন</translation>
    </message>
    <message>
        <source>This computer has no keyring, so your sign-in is kept in an encrypted file in your own folder. Anyone who can read your files could use it.</source>
        <translation>এই কম্পিউটারে কি-রিং নেই, তাই আপনার সাইন ইন নিজের ফোল্ডারে একটি এনক্রিপ্ট করা ফাইলে রাখা হয়। আপনার ফাইল পড়তে পারে এমন যে কেউ এটি ব্যবহার করতে পারে।</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Uploading a new version. The old one stays on air.</source>
        <translation>নতুন সংস্করণ আপলোড হচ্ছে। পুরোনোটি চালু থাকবে।</translation>
    </message>
    <message>
        <source>Your session has ended.</source>
        <translation>আপনার সেশন শেষ হয়েছে।</translation>
    </message>
    <message>
        <source>Nothing is lost. Uploads go on once you have signed in again.</source>
        <translation>কিছুই হারায়নি। আবার সাইন ইন করলে আপলোড চলবে।</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>সাইন ইন</translation>
    </message>
    <message>
        <source>Uploads wait and go on by themselves.</source>
        <translation>আপলোড অপেক্ষায় আছে, নিজে থেকেই চলবে।</translation>
    </message>
    <message>
        <source>What you see is as of %1.</source>
        <translation>যা দেখছেন তা %1 এর।</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos wait to be published.</source>
        <translation>
            <numerusform>%Lnটি ভিডিও প্রকাশের অপেক্ষায়।</numerusform>
            <numerusform>%Lnটি ভিডিও প্রকাশের অপেক্ষায়।</numerusform>
        </translation>
    </message>
    <message>
        <source>The server is not answering.</source>
        <translation>সার্ভার সাড়া দিচ্ছে না।</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>এখনই চেষ্টা করুন</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>কিবোর্ড শর্টকাট</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>বন্ধ করুন</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>সব জায়গায়</translation>
    </message>
    <message>
        <source>In lists</source>
        <translation>তালিকায়</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>ওপরে-নিচে যান</translation>
    </message>
    <message>
        <source>Tick a video; pause or resume an upload</source>
        <translation>ভিডিওতে টিক দিন; আপলোড থামান বা চালান</translation>
    </message>
    <message>
        <source>Tick all videos</source>
        <translation>সব ভিডিওতে টিক দিন</translation>
    </message>
    <message>
        <source>Open a video; do what is offered first</source>
        <translation>ভিডিও খুলুন; প্রথম কাজটি করুন</translation>
    </message>
    <message>
        <source>Delete or remove</source>
        <translation>মুছুন বা সরান</translation>
    </message>
    <message>
        <source>Menu of the row</source>
        <translation>সারির মেনু</translation>
    </message>
    <message>
        <source>Clear the ticks; close the checks</source>
        <translation>টিক তুলে দিন; যাচাই বন্ধ করুন</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>তালিকায় খুঁজুন</translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>Content</source>
        <translation>ভিডিওসমূহ</translation>
    </message>
    <message>
        <source>Uploads</source>
        <translation>আপলোড</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>সেটিংস</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>পাতা</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>Email</source>
        <translation>ইমেইল</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>পাসওয়ার্ড</translation>
    </message>
    <message>
        <source>Show or hide the password</source>
        <translation>পাসওয়ার্ড দেখান বা লুকান</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>সাইন ইন</translation>
    </message>
    <message>
        <source>Verify and sign in</source>
        <translation>যাচাই করে সাইন ইন করুন</translation>
    </message>
    <message>
        <source>Forgot it?</source>
        <translation>ভুলে গেছেন?</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>নতুন করে শুরু করুন</translation>
    </message>
    <message>
        <source>New here?</source>
        <translation>নতুন এসেছেন?</translation>
    </message>
    <message>
        <source>Create an account</source>
        <translation>অ্যাকাউন্ট খুলুন</translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>Version %1, open source</source>
        <translation>সংস্করণ %1, মুক্ত সোর্স</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>ফিরিয়ে আনুন</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>%1 অ্যাকাউন্টে ফিরে যান</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>ভাষা</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>এই কম্পিউটার</translation>
    </message>
    <message>
        <source>Create an account on %1</source>
        <translation>%1: নতুন অ্যাকাউন্ট</translation>
    </message>
    <message>
        <source>A channel for your videos comes with it.</source>
        <translation>সঙ্গে আপনার ভিডিওর জন্য একটি চ্যানেল পাবেন।</translation>
    </message>
    <message>
        <source>One more step to join %1</source>
        <translation>%1: যোগ দিতে আর এক ধাপ</translation>
    </message>
    <message>
        <source>A new password for %1</source>
        <translation>%1-এর নতুন পাসওয়ার্ড</translation>
    </message>
    <message>
        <source>A link to choose one is mailed to you. It works for half an hour.</source>
        <translation>পাসওয়ার্ড বেছে নেওয়ার একটি লিংক আপনার ইমেইলে যাবে। আধা ঘণ্টা কাজ করবে।</translation>
    </message>
    <message>
        <source>Look into your mail</source>
        <translation>আপনার ইমেইল দেখুন</translation>
    </message>
    <message>
        <source>Sign in to %1</source>
        <translation>%1: সাইন ইন</translation>
    </message>
    <message>
        <source>Use the account you created on this server.</source>
        <translation>এই সার্ভারে খোলা অ্যাকাউন্টটি ব্যবহার করুন।</translation>
    </message>
    <message>
        <source>A link to confirm your address was sent to %1. Open it, then sign in.</source>
        <translation>%1 ঠিকানায় একটি নিশ্চিতকরণ লিংক পাঠানো হয়েছে। সেটি খুলে তারপর সাইন ইন করুন।</translation>
    </message>
    <message>
        <source>If %1 has an account here, a link for a new password is on its way. It works once.</source>
        <translation>%1 ঠিকানায় এখানে অ্যাকাউন্ট থাকলে নতুন পাসওয়ার্ডের লিংক যাচ্ছে। সেটি একবারই কাজ করে।</translation>
    </message>
    <message>
        <source>This computer has no keyring, so your sign-in is kept in an encrypted file in your own folder. Anyone who can read your files could use it.</source>
        <translation>এই কম্পিউটারে কি-রিং নেই, তাই আপনার সাইন ইন নিজের ফোল্ডারে একটি এনক্রিপ্ট করা ফাইলে রাখা হয়। আপনার ফাইল পড়তে পারে এমন যে কেউ এটি ব্যবহার করতে পারে।</translation>
    </message>
    <message>
        <source>Your account was deleted. Sign in to bring it back.</source>
        <translation>আপনার অ্যাকাউন্ট মুছে ফেলা হয়েছে। ফিরিয়ে আনতে সাইন ইন করুন।</translation>
    </message>
    <message>
        <source>Your account was deleted. Until %1 you can sign in to bring it back.</source>
        <translation>আপনার অ্যাকাউন্ট মুছে ফেলা হয়েছে। %1 পর্যন্ত সাইন ইন করে ফিরিয়ে আনতে পারবেন।</translation>
    </message>
</context>
<context>
    <name>SignUpForm</name>
    <message>
        <source>Email</source>
        <translation>ইমেইল</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>পাসওয়ার্ড</translation>
    </message>
    <message>
        <source>Show or hide the password</source>
        <translation>পাসওয়ার্ড দেখান বা লুকান</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>অ্যাকাউন্ট খুলুন</translation>
    </message>
    <message>
        <source>Already have an account?</source>
        <translation>আগে থেকেই অ্যাকাউন্ট আছে?</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>সাইন ইন</translation>
    </message>
    <message numerus="yes">
        <source>At least %Ln characters</source>
        <translation>
            <numerusform>অন্তত %Lnটি অক্ষর</numerusform>
            <numerusform>অন্তত %Lnটি অক্ষর</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SocialButtons</name>
    <message>
        <source>or with email</source>
        <translation>অথবা ইমেইল দিয়ে</translation>
    </message>
    <message>
        <source>Continue with %1</source>
        <translation>%1 দিয়ে এগিয়ে যান</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Offline since %1</source>
        <translation>%1 থেকে অফলাইন</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>এই কম্পিউটার</translation>
    </message>
    <message>
        <source>English</source>
        <comment>the name of this language</comment>
        <translation>বাংলা</translation>
    </message>
    <message>
        <source>Change the language</source>
        <translation>ভাষা বদলান</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>শর্টকাট</translation>
    </message>
    <message>
        <source>Switch between dark and light</source>
        <translation>গাঢ় ও হালকা রঙের মধ্যে বদলান</translation>
    </message>
    <message numerus="yes">
        <source>%Ln uploading</source>
        <translation>
            <numerusform>%Lnটি আপলোড হচ্ছে</numerusform>
            <numerusform>%Lnটি আপলোড হচ্ছে</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln uploads not finished</source>
        <translation>
            <numerusform>%Lnটি আপলোড বাকি</numerusform>
            <numerusform>%Lnটি আপলোড বাকি</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Subtitles</name>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>শুরু</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>দৈর্ঘ্য</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>লেখা</translation>
    </message>
    <message>
        <source>CPS</source>
        <translation>অক্ষর/সে</translation>
    </message>
    <message>
        <source>Overlaps the next</source>
        <translation>পরেরটির ওপর পড়েছে</translation>
    </message>
    <message>
        <source>Ends before it begins</source>
        <translation>শুরুর আগেই শেষ</translation>
    </message>
    <message>
        <source>After the end of the video</source>
        <translation>ভিডিও শেষের পরে</translation>
    </message>
    <message>
        <source>No text</source>
        <translation>লেখা নেই</translation>
    </message>
    <message>
        <source>Markup is not closed</source>
        <translation>মার্কআপ বন্ধ হয়নি</translation>
    </message>
    <message>
        <source>An arrow in the text</source>
        <translation>লেখায় তীরচিহ্ন</translation>
    </message>
    <message>
        <source>Reads too fast</source>
        <translation>পড়ার পক্ষে বেশি দ্রুত</translation>
    </message>
    <message>
        <source>A line is too long</source>
        <translation>লাইন বেশি লম্বা</translation>
    </message>
    <message>
        <source>Too many lines</source>
        <translation>লাইন বেশি</translation>
    </message>
    <message>
        <source>Too short to read</source>
        <translation>পড়ার পক্ষে বেশি ছোট</translation>
    </message>
    <message>
        <source>Stays too long</source>
        <translation>বেশিক্ষণ থাকে</translation>
    </message>
    <message>
        <source>The gap is too small</source>
        <translation>ফাঁক খুব কম</translation>
    </message>
    <message>
        <source>The same as the next</source>
        <translation>পরেরটির মতোই</translation>
    </message>
    <message>
        <source>Cue %1</source>
        <translation>কিউ %1</translation>
    </message>
    <message>
        <source>%1, limit %2</source>
        <translation>%1, সীমা %2</translation>
    </message>
    <message>
        <source>End it sooner</source>
        <translation>আগে শেষ করুন</translation>
    </message>
    <message>
        <source>Put its times right</source>
        <translation>সময় ঠিক করুন</translation>
    </message>
    <message>
        <source>End it with the video</source>
        <translation>ভিডিওর সঙ্গে শেষ করুন</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>সরিয়ে দিন</translation>
    </message>
    <message>
        <source>Close the markup</source>
        <translation>মার্কআপ বন্ধ করুন</translation>
    </message>
    <message>
        <source>Write another arrow</source>
        <translation>অন্য তীর লিখুন</translation>
    </message>
    <message>
        <source>Show it longer</source>
        <translation>আরও বেশি সময় দেখান</translation>
    </message>
    <message>
        <source>Break the lines anew</source>
        <translation>নতুন করে লাইন ভাঙুন</translation>
    </message>
    <message>
        <source>Widen the gap</source>
        <translation>ফাঁক বাড়ান</translation>
    </message>
    <message>
        <source>Make one of both</source>
        <translation>দুটিকে এক করুন</translation>
    </message>
    <message>
        <source>%1 CPS</source>
        <translation>%1 অক্ষর/সে</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 সে</translation>
    </message>
</context>
<context>
    <name>SubtitlesView</name>
    <message>
        <source>Cues</source>
        <translation>কিউ</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>টাইমলাইন</translation>
    </message>
    <message>
        <source>No subtitles yet</source>
        <translation>এখনও সাবটাইটেল নেই</translation>
    </message>
    <message>
        <source>Choose a language and write or import them, or have what is said written down.</source>
        <translation>লিখতে বা ইমপোর্ট করতে একটি ভাষা বাছুন, অথবা যা বলা হয়েছে তা থেকে খসড়া করিয়ে নিন।</translation>
    </message>
    <message>
        <source>Add a language</source>
        <translation>ভাষা যোগ করুন</translation>
    </message>
    <message>
        <source>Automatic captions</source>
        <translation>স্বয়ংক্রিয় ক্যাপশন</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues</source>
        <translation>
            <numerusform>%Ln টি কিউ</numerusform>
            <numerusform>%Ln টি কিউ</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>সংরক্ষিত</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>সংরক্ষণ হচ্ছে…</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>এই কম্পিউটারে রাখা আছে</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>পাঠানো হচ্ছে…</translation>
    </message>
    <message>
        <source>Could not save</source>
        <translation>সংরক্ষণ করা যায়নি</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>আবার চেষ্টা করুন</translation>
    </message>
    <message>
        <source>The subtitles could not be loaded</source>
        <translation>সাবটাইটেল আনা যায়নি</translation>
    </message>
    <message>
        <source>The server is not answering</source>
        <translation>সার্ভার সাড়া দিচ্ছে না</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>পাওয়া যায়নি</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues changed</source>
        <translation>
            <numerusform>%Ln টি কিউ বদলেছে</numerusform>
            <numerusform>%Ln টি কিউ বদলেছে</numerusform>
        </translation>
    </message>
    <message>
        <source>This is no pattern: %1</source>
        <translation>এটি প্যাটার্ন নয়: %1</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>ফাইল ইমপোর্ট</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>এক্সপোর্ট</translation>
    </message>
</context>
<context>
    <name>SubtitlesViewModel</name>
    <message>
        <source>Here is what you wrote and never sent</source>
        <translation>আপনি যা লিখেছিলেন কিন্তু পাঠাননি, তা এখানে</translation>
    </message>
    <message>
        <source>The server listens now; the draft will be here</source>
        <translation>সার্ভার এখন শুনছে; খসড়াটি এখানেই আসবে</translation>
    </message>
    <message>
        <source>Nothing was understood</source>
        <translation>কিছু বোঝা যায়নি</translation>
    </message>
    <message>
        <source>What is said was written down as a draft</source>
        <translation>যা বলা হয়েছে তা খসড়া হিসেবে লেখা হয়েছে</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message>
        <source>Tags</source>
        <translation>ট্যাগ</translation>
    </message>
    <message>
        <source>Add to each</source>
        <translation>প্রতিটিতে যোগ করুন</translation>
    </message>
    <message>
        <source>Take from each</source>
        <translation>প্রতিটি থেকে সরান</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>ট্যাগ যোগ করুন</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 সরান</translation>
    </message>
    <message>
        <source>A tag they have</source>
        <translation>এদের কোনো ট্যাগ</translation>
    </message>
</context>
<context>
    <name>TimesDialog</name>
    <message>
        <source>Change times</source>
        <translation>সময় বদলান</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected cues are moved.</source>
        <translation>
            <numerusform>বাছাই করা %Ln টি কিউ সরবে।</numerusform>
            <numerusform>বাছাই করা %Ln টি কিউ সরবে।</numerusform>
        </translation>
    </message>
    <message>
        <source>All cues are moved.</source>
        <translation>সব কিউ সরবে।</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>সরানো</translation>
    </message>
    <message>
        <source>Two points</source>
        <translation>দুই বিন্দু</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>ফ্রেম রেট</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>সেকেন্ড</translation>
    </message>
    <message>
        <source>Later; with a minus sign, sooner. 1.5 or -0.25</source>
        <translation>পরে; বিয়োগ চিহ্ন দিলে আগে। 1.5 বা -0.25</translation>
    </message>
    <message>
        <source>The first cue begins at</source>
        <translation>প্রথম কিউ শুরু</translation>
    </message>
    <message>
        <source>The last cue begins at</source>
        <translation>শেষ কিউ শুরু</translation>
    </message>
    <message>
        <source>Made for, frames a second</source>
        <translation>যার জন্য তৈরি, ফ্রেম/সেকেন্ড</translation>
    </message>
    <message>
        <source>For instance 23.976</source>
        <translation>যেমন 23.976</translation>
    </message>
    <message>
        <source>The video has, frames a second</source>
        <translation>ভিডিওর ফ্রেম/সেকেন্ড</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>বদলান</translation>
    </message>
</context>
<context>
    <name>TitleRow</name>
    <message>
        <source>File</source>
        <translation>ফাইল</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>সম্পাদনা</translation>
    </message>
    <message>
        <source>View</source>
        <translation>দেখুন</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>ভিডিও</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>সহায়তা</translation>
    </message>
    <message>
        <source>Search videos, or type a command</source>
        <translation>ভিডিও খুঁজুন, বা একটি কমান্ড লিখুন</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>ফিরিয়ে নিন</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>বন্ধ করুন</translation>
    </message>
</context>
<context>
    <name>Uploads</name>
    <message>
        <source>Allowed now</source>
        <translation>এখন অনুমতি</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>এনকোডিং</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>এই কম্পিউটারে</translation>
    </message>
    <message>
        <source>done on this computer</source>
        <translation>এই কম্পিউটারে হয়ে গেছে</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>ভিডিও</translation>
    </message>
    <message>
        <source>being read</source>
        <translation>পড়া হচ্ছে</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>পড়া হয়নি</translation>
    </message>
    <message>
        <source>readable to the end</source>
        <translation>শেষ পর্যন্ত পড়া যায়</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>দৈর্ঘ্য</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>আকার</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>কপি</translation>
    </message>
    <message>
        <source>the server&apos;s copy equals your file</source>
        <translation>সার্ভারের কপি আপনার ফাইলের হুবহু</translation>
    </message>
    <message>
        <source>the server&apos;s copy differs from your file</source>
        <translation>সার্ভারের কপি আপনার ফাইলের সঙ্গে মেলে না</translation>
    </message>
    <message>
        <source>%1, limit %2</source>
        <translation>%1, সীমা %2</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>থামান</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>চালিয়ে যান</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>আবার চেষ্টা করুন</translation>
    </message>
    <message>
        <source>Cancel upload</source>
        <translation>আপলোড বাতিল করুন</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>তালিকা থেকে সরান</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>প্রকাশ করুন</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>লিংক কপি করুন</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>দেখুন</translation>
    </message>
    <message>
        <source>Encode on this computer first</source>
        <translation>আগে এই কম্পিউটারে এনকোড করুন</translation>
    </message>
    <message>
        <source>Preview quality</source>
        <translation>মান দেখে নিন</translation>
    </message>
    <message>
        <source>Send the file, let the server encode</source>
        <translation>ফাইলটি পাঠান, সার্ভার এনকোড করুক</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>ফাইল যাচাই হচ্ছে</translation>
    </message>
    <message>
        <source>Cannot be uploaded</source>
        <translation>আপলোড করা যায় না</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>পালার অপেক্ষায়</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>পাঠানো হচ্ছে</translation>
    </message>
    <message>
        <source>No connection, goes on by itself</source>
        <translation>সংযোগ নেই, নিজে থেকেই চলবে</translation>
    </message>
    <message>
        <source>The server is busy, tries again</source>
        <translation>সার্ভার ব্যস্ত, আবার চেষ্টা হবে</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>ব্যর্থ</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>বাতিল হয়েছে</translation>
    </message>
    <message>
        <source>Ready to publish</source>
        <translation>প্রকাশের জন্য তৈরি</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>প্রকাশিত</translation>
    </message>
    <message>
        <source>Paused at %1</source>
        <translation>%1 এ থামানো</translation>
    </message>
    <message>
        <source>Waiting for this computer</source>
        <translation>এই কম্পিউটারের অপেক্ষায়</translation>
    </message>
    <message>
        <source>This computer makes %1</source>
        <translation>এই কম্পিউটার %1 তৈরি করছে</translation>
    </message>
    <message>
        <source>Waiting for the server, %1 before yours</source>
        <translation>সার্ভারের অপেক্ষায়, আপনার আগে %1টি</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>সার্ভারের অপেক্ষায়</translation>
    </message>
    <message>
        <source>The server prepares the video</source>
        <translation>সার্ভার ভিডিও তৈরি করছে</translation>
    </message>
    <message>
        <source>The server makes %1</source>
        <translation>সার্ভার %1 তৈরি করছে</translation>
    </message>
    <message>
        <source>Next try at %1</source>
        <translation>পরের চেষ্টা %1 টায়</translation>
    </message>
    <message>
        <source>%1 of %2 sizes</source>
        <translation>%2টির মধ্যে %1টি আকার</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>যাচাই</translation>
    </message>
    <message>
        <source>Encode</source>
        <translation>এনকোড</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>পাঠানো</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>প্রক্রিয়া</translation>
    </message>
    <message>
        <source>This video is %1 long; your channel may upload up to %2. Trim it, or split it into parts.</source>
        <translation>ভিডিওটির দৈর্ঘ্য %1; আপনার চ্যানেলে সর্বোচ্চ %2 পর্যন্ত আপলোড করা যায়। ছোট করুন, বা কয়েক ভাগে ভাগ করুন।</translation>
    </message>
    <message>
        <source>This file is %1; your channel may upload up to %2. Export it with a lower bit rate, or split it into parts.</source>
        <translation>ফাইলটির আকার %1; আপনার চ্যানেলে সর্বোচ্চ %2 পর্যন্ত আপলোড করা যায়। কম বিটরেটে এক্সপোর্ট করুন, বা কয়েক ভাগে ভাগ করুন।</translation>
    </message>
    <message>
        <source>Your channel has used %1 of %2 uploads this week.</source>
        <translation>এ সপ্তাহের %2টি আপলোডের মধ্যে %1টি আপনার চ্যানেল ব্যবহার করে ফেলেছে।</translation>
    </message>
    <message>
        <source>Your channel has used %1 of %2 uploads this week. The next place is free on %3; try again then.</source>
        <translation>এ সপ্তাহের %2টি আপলোডের মধ্যে %1টি আপনার চ্যানেল ব্যবহার করে ফেলেছে। পরের জায়গা খালি হবে %3-এ; তখন আবার চেষ্টা করুন।</translation>
    </message>
    <message>
        <source>This file is %1 and the server has room for %2 more. Delete videos you no longer need, or ask whoever runs the server to make room.</source>
        <translation>ফাইলটির আকার %1, আর সার্ভারে জায়গা আছে %2। যেসব ভিডিও আর লাগবে না সেগুলো মুছুন, বা সার্ভার যিনি চালান তাঁকে জায়গা করতে বলুন।</translation>
    </message>
</context>
<context>
    <name>UploadsView</name>
    <message>
        <source>Choose files</source>
        <translation>ফাইল বেছে নিন</translation>
    </message>
    <message>
        <source>Uploads</source>
        <translation>আপলোড</translation>
    </message>
    <message>
        <source>Nothing is being uploaded</source>
        <translation>কিছু আপলোড হচ্ছে না</translation>
    </message>
    <message>
        <source>Each file is checked on this computer first. Big files may be paused, and go on after a restart.</source>
        <translation>প্রতিটি ফাইল আগে এই কম্পিউটারে যাচাই হয়। বড় ফাইল থামানো যায়, অ্যাপ আবার চালু করলেও চলতে থাকে।</translation>
    </message>
    <message>
        <source>Choose videos</source>
        <translation>ভিডিও বেছে নিন</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>ভিডিও</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>সব ফাইল</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>সব থামান</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>সব চালিয়ে যান</translation>
    </message>
    <message numerus="yes">
        <source>%Ln encoding</source>
        <translation>
            <numerusform>%Lnটি এনকোড হচ্ছে</numerusform>
            <numerusform>%Lnটি এনকোড হচ্ছে</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sending</source>
        <translation>
            <numerusform>%Lnটি পাঠানো হচ্ছে</numerusform>
            <numerusform>%Lnটি পাঠানো হচ্ছে</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Lnটি অপেক্ষায়</numerusform>
            <numerusform>%Lnটি অপেক্ষায়</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln processing</source>
        <translation>
            <numerusform>%Lnটি প্রক্রিয়াধীন</numerusform>
            <numerusform>%Lnটি প্রক্রিয়াধীন</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UploadsViewModel</name>
    <message>
        <source>Link copied</source>
        <translation>লিংক কপি হয়েছে</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>প্রকাশিত হয়েছে</translation>
    </message>
</context>
<context>
    <name>VersionList</name>
    <message>
        <source>Live</source>
        <translation>চালু</translation>
    </message>
    <message>
        <source>Make live</source>
        <translation>চালু করুন</translation>
    </message>
    <message>
        <source>Make version %1 live</source>
        <translation>সংস্করণ %1 চালু করুন</translation>
    </message>
</context>
<context>
    <name>Videos</name>
    <message>
        <source>Edit</source>
        <translation>সম্পাদনা</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>সাবটাইটেল</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>প্রকাশ করুন</translation>
    </message>
    <message>
        <source>Unpublish</source>
        <translation>অপ্রকাশিত করুন</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>দেখুন</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>লিংক কপি করুন</translation>
    </message>
    <message>
        <source>Process again</source>
        <translation>আবার প্রক্রিয়া করুন</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>মুছুন</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>সর্বজনীন</translation>
    </message>
    <message>
        <source>Unlisted</source>
        <translation>তালিকাহীন</translation>
    </message>
    <message>
        <source>Premium</source>
        <translation>প্রিমিয়াম</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>ব্যক্তিগত</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>খসড়া</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>প্রক্রিয়াধীন</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>নির্ধারিত</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>প্রকাশিত</translation>
    </message>
    <message>
        <source>Under review</source>
        <translation>পর্যালোচনায়</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>ব্যর্থ</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>আর্কাইভে</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>সরানো হয়েছে</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>ভিডিও</translation>
    </message>
    <message>
        <source>Visibility</source>
        <translation>দৃশ্যমানতা</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>অবস্থা</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>তারিখ</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>ভিউ</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>মন্তব্য</translation>
    </message>
    <message>
        <source>Waiting, %1 before yours</source>
        <translation>অপেক্ষায়, আপনার আগে %1টি</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>সার্ভারের অপেক্ষায়</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>প্রস্তুতি চলছে</translation>
    </message>
    <message>
        <source>%1 changed, %2 not. %3</source>
        <translation>%1টি বদলেছে, %2টি বদলায়নি। %3</translation>
    </message>
    <message>
        <source>A scheduled video cannot be private. Take its schedule back first.</source>
        <translation>নির্ধারিত ভিডিও ব্যক্তিগত হতে পারে না। আগে এর সময় তুলে নিন।</translation>
    </message>
    <message>
        <source>A video can have %1 tags at most.</source>
        <translation>একটি ভিডিওতে সর্বোচ্চ %1টি ট্যাগ থাকতে পারে।</translation>
    </message>
    <message>
        <source>%1 of %2 will change.</source>
        <translation>%2টির মধ্যে %1টি বদলাবে।</translation>
    </message>
    <message>
        <source>%1 unchanged.</source>
        <translation>%1টি আগের মতোই থাকবে।</translation>
    </message>
    <message>
        <source>%1 cannot:</source>
        <translation>%1টি বদলানো যাবে না:</translation>
    </message>
</context>
<context>
    <name>VideosView</name>
    <message>
        <source>Upload</source>
        <translation>আপলোড</translation>
    </message>
    <message>
        <source>Filter this list</source>
        <translation>এই তালিকায় খুঁজুন</translation>
    </message>
    <message>
        <source>All</source>
        <translation>সব</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>প্রকাশিত</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>নির্ধারিত</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>খসড়া</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>প্রক্রিয়াধীন</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>মনোযোগ দরকার</translation>
    </message>
    <message>
        <source>Which videos</source>
        <translation>কোন ভিডিও</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>ভিডিও</translation>
    </message>
    <message>
        <source>No videos yet</source>
        <translation>এখনো কোনো ভিডিও নেই</translation>
    </message>
    <message>
        <source>Drop a video anywhere in this window, or choose one from this computer.</source>
        <translation>এই উইন্ডোর যেকোনো জায়গায় একটি ভিডিও ছেড়ে দিন, বা এই কম্পিউটার থেকে বেছে নিন।</translation>
    </message>
    <message>
        <source>Upload a video</source>
        <translation>ভিডিও আপলোড করুন</translation>
    </message>
    <message>
        <source>No video matches</source>
        <translation>কোনো ভিডিও মেলেনি</translation>
    </message>
    <message>
        <source>No video fits this tab and filter.</source>
        <translation>এই ট্যাব ও ফিল্টারে কোনো ভিডিও নেই।</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>ফিল্টার মুছুন</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Lnটি ভিডিও</numerusform>
            <numerusform>%Lnটি ভিডিও</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln videos</source>
        <translation>
            <numerusform>%Lnটি ভিডিওর মধ্যে %1টি</numerusform>
            <numerusform>%Lnটি ভিডিওর মধ্যে %1টি</numerusform>
        </translation>
    </message>
    <message>
        <source>Content</source>
        <translation>ভিডিওসমূহ</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>আবার চেষ্টা করুন</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>বিস্তারিত কপি করুন</translation>
    </message>
    <message>
        <source>The videos could not be loaded</source>
        <translation>ভিডিওগুলো আনা যায়নি</translation>
    </message>
    <message>
        <source>The server is not answering</source>
        <translation>সার্ভার সাড়া দিচ্ছে না</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>লিংক কপি হয়েছে</translation>
    </message>
</context>
<context>
    <name>VideosViewModel</name>
    <message>
        <source>Published</source>
        <translation>প্রকাশিত হয়েছে</translation>
    </message>
    <message>
        <source>Unpublished</source>
        <translation>অপ্রকাশিত হয়েছে</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos published</source>
        <translation>
            <numerusform>%Lnটি ভিডিও প্রকাশিত হয়েছে</numerusform>
            <numerusform>%Lnটি ভিডিও প্রকাশিত হয়েছে</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos unpublished</source>
        <translation>
            <numerusform>%Lnটি ভিডিওর প্রকাশ বন্ধ হয়েছে</numerusform>
            <numerusform>%Lnটি ভিডিওর প্রকাশ বন্ধ হয়েছে</numerusform>
        </translation>
    </message>
    <message>
        <source>Processing again</source>
        <translation>আবার প্রক্রিয়া চলছে</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos deleted</source>
        <translation>
            <numerusform>%Lnটি ভিডিও মোছা হয়েছে</numerusform>
            <numerusform>%Lnটি ভিডিও মোছা হয়েছে</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisibilityDialog</name>
    <message>
        <source>Who can watch</source>
        <translation>কে দেখতে পাবে</translation>
    </message>
    <message>
        <source>Anyone. It is listed.</source>
        <translation>যে কেউ। তালিকায় দেখা যাবে।</translation>
    </message>
    <message>
        <source>Anyone who has the link.</source>
        <translation>যার কাছে লিংক আছে।</translation>
    </message>
    <message>
        <source>Viewers with a premium plan.</source>
        <translation>প্রিমিয়াম প্ল্যান আছে এমন দর্শক।</translation>
    </message>
    <message>
        <source>You alone.</source>
        <translation>শুধু আপনি।</translation>
    </message>
</context>
</TS>
