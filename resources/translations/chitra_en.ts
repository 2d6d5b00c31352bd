<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>AccountFields</name>
    <message>
        <source>Username</source>
        <translation>Username</translation>
    </message>
    <message>
        <source>Letters a to z, digits, dots and dashes.</source>
        <translation>Letters a to z, digits, dots and dashes.</translation>
    </message>
    <message>
        <source>Channel name</source>
        <translation>Channel name</translation>
    </message>
    <message>
        <source>In any language.</source>
        <translation>In any language.</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Day, month and year. Nobody else sees it.</source>
        <translation>Day, month and year. Nobody else sees it.</translation>
    </message>
    <message>
        <source>Use 3 to 32 letters a to z, digits, dots and dashes.</source>
        <translation>Use 3 to 32 letters a to z, digits, dots and dashes.</translation>
    </message>
    <message>
        <source>Write day, month and year, such as 14 4 1990.</source>
        <translation>Write day, month and year, such as 14 4 1990.</translation>
    </message>
</context>
<context>
    <name>AccountMenu</name>
    <message numerus="yes">
        <source>%Ln uploads of this account wait while you use another.</source>
        <translation>
            <numerusform>%Ln upload of this account waits while you use another.</numerusform>
            <numerusform>%Ln uploads of this account wait while you use another.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, signed out</source>
        <translation>%1, signed out</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>Accounts</name>
    <message>
        <source>This computer</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>Switch to %1, %2</source>
        <translation>Switch to %1, %2</translation>
    </message>
    <message>
        <source>Add another account…</source>
        <translation>Add another account…</translation>
    </message>
</context>
<context>
    <name>Amounts</name>
    <message numerus="yes">
        <source>%Ln s left</source>
        <translation>
            <numerusform>%Ln s left</numerusform>
            <numerusform>%Ln s left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min left</source>
        <translation>
            <numerusform>%Ln min left</numerusform>
            <numerusform>%Ln min left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln h left</source>
        <translation>
            <numerusform>%Ln h left</numerusform>
            <numerusform>%Ln h left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln s</source>
        <translation>
            <numerusform>%Ln s</numerusform>
            <numerusform>%Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>%Ln min</numerusform>
            <numerusform>%Ln min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln h</source>
        <translation>
            <numerusform>%Ln h</numerusform>
            <numerusform>%Ln h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln views</source>
        <translation>
            <numerusform>%Ln view</numerusform>
            <numerusform>%Ln views</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AudiencePane</name>
    <message>
        <source>Who can watch</source>
        <translation>Who can watch</translation>
    </message>
    <message>
        <source>18 and over only</source>
        <translation>18 and over only</translation>
    </message>
    <message>
        <source>Viewers must be signed in and old enough.</source>
        <translation>Viewers must be signed in and old enough.</translation>
    </message>
</context>
<context>
    <name>AuthenticatorDialog</name>
    <message>
        <source>Set up two-step sign-in</source>
        <translation>Set up two-step sign-in</translation>
    </message>
    <message>
        <source>Scan this with an authenticator app, then enter the 6 digits that it shows.</source>
        <translation>Scan this with an authenticator app, then enter the 6 digits that it shows.</translation>
    </message>
    <message>
        <source>No camera? Type this into the app instead:</source>
        <translation>No camera? Type this into the app instead:</translation>
    </message>
    <message>
        <source>Code from the app</source>
        <translation>Code from the app</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Turn on</translation>
    </message>
</context>
<context>
    <name>BrowserPage</name>
    <message>
        <source>Back to Chitra Studio</source>
        <translation>Back to Chitra Studio</translation>
    </message>
    <message>
        <source>You can close this page and go back to Chitra Studio.</source>
        <translation>You can close this page and go back to Chitra Studio.</translation>
    </message>
</context>
<context>
    <name>BrowserPanel</name>
    <message>
        <source>Waiting for your browser…</source>
        <translation>Waiting for your browser…</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Address copied</source>
        <translation>Address copied</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copy the address</translation>
    </message>
    <message>
        <source>Sign in to %1 there. The studio goes on by itself afterwards.</source>
        <translation>Sign in to %1 there. The studio goes on by itself afterwards.</translation>
    </message>
    <message>
        <source>No browser could be opened. Copy the address, open it in a browser on this computer, and sign in to %1 there.</source>
        <translation>No browser could be opened. Copy the address, open it in a browser on this computer, and sign in to %1 there.</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>Visibility</source>
        <translation>Visibility</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Age &amp;&amp; regions</source>
        <translation>Age &amp;&amp; regions</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message>
        <source>Changing %1 of %2…</source>
        <translation>Changing %1 of %2…</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>Unpublish</source>
        <translation>Unpublish</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>BulkEdits</name>
    <message numerus="yes">
        <source>%Ln videos changed</source>
        <translation>
            <numerusform>%Ln video changed</numerusform>
            <numerusform>%Ln videos changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos as before</source>
        <translation>
            <numerusform>%Ln video as before</numerusform>
            <numerusform>%Ln videos as before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message>
        <source>You can undo this change.</source>
        <translation>You can undo this change.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>ChecksPanel</name>
    <message>
        <source>Checks</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>Fix safe ones</source>
        <translation>Fix safe ones</translation>
    </message>
    <message>
        <source>Nothing to mend: every cue is in time and can be read.</source>
        <translation>Nothing to mend: every cue is in time and can be read.</translation>
    </message>
</context>
<context>
    <name>ClashPanel</name>
    <message>
        <source>Nothing is lost. Decide what each field shall say.</source>
        <translation>Nothing is lost. Decide what each field shall say.</translation>
    </message>
    <message>
        <source>Keep all of mine</source>
        <translation>Keep all of mine</translation>
    </message>
    <message>
        <source>Take all of theirs</source>
        <translation>Take all of theirs</translation>
    </message>
    <message>
        <source>Use the chosen ones</source>
        <translation>Use the chosen ones</translation>
    </message>
    <message>
        <source>Changed elsewhere at %1</source>
        <translation>Changed elsewhere at %1</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Theirs</translation>
    </message>
</context>
<context>
    <name>CodePanel</name>
    <message>
        <source>Two-step code</source>
        <translation>Two-step code</translation>
    </message>
    <message>
        <source>Six digits from your authenticator app</source>
        <translation>Six digits from your authenticator app</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>Each of them works once.</source>
        <translation>Each of them works once.</translation>
    </message>
    <message>
        <source>Paste works too</source>
        <translation>Paste works too</translation>
    </message>
    <message>
        <source>Password accepted. Enter one of your recovery codes.</source>
        <translation>Password accepted. Enter one of your recovery codes.</translation>
    </message>
    <message>
        <source>Nearly there. Enter one of your recovery codes.</source>
        <translation>Nearly there. Enter one of your recovery codes.</translation>
    </message>
    <message>
        <source>Use the authenticator app</source>
        <translation>Use the authenticator app</translation>
    </message>
    <message>
        <source>Password accepted. Enter the 6 digits from your authenticator app.</source>
        <translation>Password accepted. Enter the 6 digits from your authenticator app.</translation>
    </message>
    <message>
        <source>Nearly there. Enter the 6 digits from your authenticator app.</source>
        <translation>Nearly there. Enter the 6 digits from your authenticator app.</translation>
    </message>
    <message>
        <source>Use a recovery code</source>
        <translation>Use a recovery code</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Upload videos…</source>
        <translation>Upload videos…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Publish the changes</source>
        <translation>Publish the changes</translation>
    </message>
    <message>
        <source>Discard the changes</source>
        <translation>Discard the changes</translation>
    </message>
    <message>
        <source>Edit the previous video</source>
        <translation>Edit the previous video</translation>
    </message>
    <message>
        <source>Edit the next video</source>
        <translation>Edit the next video</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Filter the list</translation>
    </message>
    <message>
        <source>Search and commands</source>
        <translation>Search and commands</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Uploads</source>
        <translation>Uploads</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Fold or unfold the sidebar</source>
        <translation>Fold or unfold the sidebar</translation>
    </message>
    <message>
        <source>Switch between dark and light</source>
        <translation>Switch between dark and light</translation>
    </message>
    <message>
        <source>Switch between English and Bengali</source>
        <translation>Switch between English and Bengali</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Next part of the window</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>Previous part of the window</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Logs</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Keyboard shortcuts</translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message>
        <source>Changed elsewhere</source>
        <translation>Changed elsewhere</translation>
    </message>
    <message>
        <source>Someone changed these subtitles while you were writing. Yours are kept on this computer until you decide; export them first if you want both.</source>
        <translation>Someone changed these subtitles while you were writing. Yours are kept on this computer until you decide; export them first if you want both.</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Take theirs</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Decide later</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Keep mine</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Time in the video</source>
        <translation>Time in the video</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Speed</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Subtitles</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pause (Space)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Play (Space)</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>Sound on</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Mute</translation>
    </message>
    <message>
        <source>Play again and again</source>
        <translation>Play again and again</translation>
    </message>
</context>
<context>
    <name>CropDialog</name>
    <message>
        <source>Your picture</source>
        <translation>Your picture</translation>
    </message>
    <message>
        <source>Drag it into place. The wheel and the slider come nearer; the keys work, too.</source>
        <translation>Drag it into place. The wheel and the slider come nearer; the keys work, too.</translation>
    </message>
    <message>
        <source>The part that is shown</source>
        <translation>The part that is shown</translation>
    </message>
    <message>
        <source>Arrows move it, plus and minus come nearer and go farther.</source>
        <translation>Arrows move it, plus and minus come nearer and go farther.</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Use this part</source>
        <translation>Use this part</translation>
    </message>
</context>
<context>
    <name>CueEditing</name>
    <message>
        <source>Typing</source>
        <translation>Typing</translation>
    </message>
    <message>
        <source>Change times</source>
        <translation>Change times</translation>
    </message>
    <message>
        <source>Add a cue</source>
        <translation>Add a cue</translation>
    </message>
    <message>
        <source>Remove cues</source>
        <translation>Remove cues</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>Break lines</source>
        <translation>Break lines</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Sync to two points</source>
        <translation>Sync to two points</translation>
    </message>
    <message>
        <source>Change the frame rate</source>
        <translation>Change the frame rate</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Fix</translation>
    </message>
    <message>
        <source>There is no room to do that. Change the cue by hand.</source>
        <translation>There is no room to do that. Change the cue by hand.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues imported</source>
        <translation>
            <numerusform>%Ln cue imported</numerusform>
            <numerusform>%Ln cues imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported; %Ln cues lost something the format cannot hold</source>
        <translation>
            <numerusform>Exported; %Ln cue lost something the format cannot hold</numerusform>
            <numerusform>Exported; %Ln cues lost something the format cannot hold</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported whole</source>
        <translation>Exported whole</translation>
    </message>
    <message>
        <source>Fix all that is safe</source>
        <translation>Fix all that is safe</translation>
    </message>
    <message numerus="yes">
        <source>%Ln things are left for you</source>
        <translation>
            <numerusform>%Ln thing is left for you</numerusform>
            <numerusform>%Ln things are left for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CueEditor</name>
    <message>
        <source>Cue %1</source>
        <translation>Cue %1</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>What is said</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Letters a line: %1, limit %2</source>
        <translation>Letters a line: %1, limit %2</translation>
    </message>
    <message>
        <source>%1 CPS, limit %2</source>
        <translation>%1 CPS, limit %2</translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message>
        <source>Delete your account?</source>
        <translation>Delete your account?</translation>
    </message>
    <message>
        <source>This is what happens:</source>
        <translation>This is what happens:</translation>
    </message>
    <message>
        <source>You are signed out everywhere, and nobody can watch your videos any more.</source>
        <translation>You are signed out everywhere, and nobody can watch your videos any more.</translation>
    </message>
    <message>
        <source>For some time you can bring all of it back: just sign in again.</source>
        <translation>For some time you can bring all of it back: just sign in again.</translation>
    </message>
    <message>
        <source>After that your videos, comments and everything about you are removed for good.</source>
        <translation>After that your videos, comments and everything about you are removed for good.</translation>
    </message>
    <message>
        <source>Uploads that wait on this computer are not sent.</source>
        <translation>Uploads that wait on this computer are not sent.</translation>
    </message>
    <message>
        <source>Type %1 to show that you mean it</source>
        <translation>Type %1 to show that you mean it</translation>
    </message>
    <message>
        <source>Keep my account</source>
        <translation>Keep my account</translation>
    </message>
    <message>
        <source>Delete account</source>
        <translation>Delete account</translation>
    </message>
    <message>
        <source>Delete the subtitles in %1?</source>
        <translation>Delete the subtitles in %1?</translation>
    </message>
    <message>
        <source>Viewers no longer get them, and what you wrote on this computer goes as well. This cannot be undone; export them first if you may want them again.</source>
        <translation>Viewers no longer get them, and what you wrote on this computer goes as well. This cannot be undone; export them first if you may want them again.</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Keep them</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>DescriptionField</name>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>The description as viewers see it</source>
        <translation>The description as viewers see it</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Preview</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chapters found in the description</source>
        <translation>
            <numerusform>%Ln chapter found in the description</numerusform>
            <numerusform>%Ln chapters found in the description</numerusform>
        </translation>
    </message>
    <message>
        <source>Chapters need three times or more.</source>
        <translation>Chapters need three times or more.</translation>
    </message>
    <message>
        <source>The first chapter begins at 0:00.</source>
        <translation>The first chapter begins at 0:00.</translation>
    </message>
    <message>
        <source>The time in line %1 is not after the last.</source>
        <translation>The time in line %1 is not after the last.</translation>
    </message>
    <message>
        <source>The time in line %1 is beyond the end.</source>
        <translation>The time in line %1 is beyond the end.</translation>
    </message>
    <message>
        <source>The time in line %1 has no name after it.</source>
        <translation>The time in line %1 has no name after it.</translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Add a tag</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Remove %1</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>Spoken language</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Not said</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop videos or folders anywhere in this window</source>
        <translation>Drop videos or folders anywhere in this window</translation>
    </message>
    <message>
        <source>or</source>
        <translation>or</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>Spoken language</translation>
    </message>
    <message>
        <source>Who can watch</source>
        <translation>Who can watch</translation>
    </message>
    <message>
        <source>Publish later</source>
        <translation>Publish later</translation>
    </message>
    <message>
        <source>18 and over only</source>
        <translation>18 and over only</translation>
    </message>
    <message>
        <source>Blocked countries</source>
        <translation>Blocked countries</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Everyone</translation>
    </message>
    <message>
        <source>Anyone with the link</source>
        <translation>Anyone with the link</translation>
    </message>
    <message>
        <source>Members with a paid plan</source>
        <translation>Members with a paid plan</translation>
    </message>
    <message>
        <source>Only you</source>
        <translation>Only you</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nothing</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Waiting for the server</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>Processing</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Failed</translation>
    </message>
</context>
<context>
    <name>EditorHeader</name>
    <message>
        <source>Back to the list</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Previous video (Alt+Up)</source>
        <translation>Previous video (Alt+Up)</translation>
    </message>
    <message>
        <source>Next video (Alt+Down)</source>
        <translation>Next video (Alt+Down)</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Subtitles</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Watch</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Discard changes</translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln changes</source>
        <translation>
            <numerusform>Publish %Ln change</numerusform>
            <numerusform>Publish %Ln changes</numerusform>
        </translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Publishing</translation>
    </message>
    <message>
        <source>Published when the server is back</source>
        <translation>Published when the server is back</translation>
    </message>
    <message>
        <source>Could not save</source>
        <translation>Could not save</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>Kept on this computer</translation>
    </message>
    <message>
        <source>Draft saved %1</source>
        <translation>Draft saved %1</translation>
    </message>
</context>
<context>
    <name>EditorView</name>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message numerus="yes">
        <source>Here are %Ln changes that were not published yet.</source>
        <translation>
            <numerusform>Here is %Ln change that was not published yet.</numerusform>
            <numerusform>Here are %Ln changes that were not published yet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>This video is gone</source>
        <translation>This video is gone</translation>
    </message>
    <message>
        <source>It was deleted elsewhere, or it is not yours any more.</source>
        <translation>It was deleted elsewhere, or it is not yours any more.</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>The video could not be loaded</source>
        <translation>The video could not be loaded</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copy details</translation>
    </message>
</context>
<context>
    <name>EditorViewModel</name>
    <message>
        <source>It was changed elsewhere meanwhile. Publish once more.</source>
        <translation>It was changed elsewhere meanwhile. Publish once more.</translation>
    </message>
    <message>
        <source>Saved; it is not on air</source>
        <translation>Saved; it is not on air</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>Kept here, and published when the server is back</source>
        <translation>Kept here, and published when the server is back</translation>
    </message>
</context>
<context>
    <name>ElsewhereProofDialog</name>
    <message>
        <source>Is it you?</source>
        <translation>Is it you?</translation>
    </message>
    <message>
        <source>Your account has no password. Sign in once more where you came from.</source>
        <translation>Your account has no password. Sign in once more where you came from.</translation>
    </message>
    <message>
        <source>Your account has no password yet. Sign out, choose Forgot it?, and set one by mail.</source>
        <translation>Your account has no password yet. Sign out, choose Forgot it?, and set one by mail.</translation>
    </message>
    <message>
        <source>Code from your authenticator app</source>
        <translation>Code from your authenticator app</translation>
    </message>
    <message>
        <source>Or a recovery code.</source>
        <translation>Or a recovery code.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continue</translation>
    </message>
</context>
<context>
    <name>EmailDialog</name>
    <message>
        <source>Change your email address</source>
        <translation>Change your email address</translation>
    </message>
    <message>
        <source>We send a link to the new address. Until you open it, nothing changes.</source>
        <translation>We send a link to the new address. Until you open it, nothing changes.</translation>
    </message>
    <message>
        <source>New email address</source>
        <translation>New email address</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Send the link</source>
        <translation>Send the link</translation>
    </message>
</context>
<context>
    <name>ExportsView</name>
    <message>
        <source>Your data</source>
        <translation>Your data</translation>
    </message>
    <message>
        <source>Download everything about you</source>
        <translation>Download everything about you</translation>
    </message>
    <message>
        <source>One file with your account, profile, comments and history. Making it can take a while; it is here when it is ready.</source>
        <translation>One file with your account, profile, comments and history. Making it can take a while; it is here when it is ready.</translation>
    </message>
    <message>
        <source>Ask for a copy</source>
        <translation>Ask for a copy</translation>
    </message>
    <message>
        <source>Asked for on %1</source>
        <translation>Asked for on %1</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>Download…</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Downloading</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Ready, %1</source>
        <translation>Ready, %1</translation>
    </message>
    <message>
        <source>Ready, %1, until %2</source>
        <translation>Ready, %1, until %2</translation>
    </message>
    <message>
        <source>Being made</source>
        <translation>Being made</translation>
    </message>
    <message>
        <source>Could not be made. Ask again.</source>
        <translation>Could not be made. Ask again.</translation>
    </message>
    <message>
        <source>Removed. Ask for a new one.</source>
        <translation>Removed. Ask for a new one.</translation>
    </message>
    <message>
        <source>Where to keep your data</source>
        <translation>Where to keep your data</translation>
    </message>
</context>
<context>
    <name>ExportsViewModel</name>
    <message>
        <source>Saved as %1</source>
        <translation>Saved as %1</translation>
    </message>
</context>
<context>
    <name>FieldRules</name>
    <message>
        <source>This is not an email address.</source>
        <translation>This is not an email address.</translation>
    </message>
    <message>
        <source>Use 3 to 32 letters a to z, digits, dots and dashes.</source>
        <translation>Use 3 to 32 letters a to z, digits, dots and dashes.</translation>
    </message>
    <message>
        <source>Give your channel a name of up to 80 letters.</source>
        <translation>Give your channel a name of up to 80 letters.</translation>
    </message>
    <message numerus="yes">
        <source>Use at least %Ln characters.</source>
        <translation>
            <numerusform>Use at least %Ln characters.</numerusform>
            <numerusform>Use at least %Ln characters.</numerusform>
        </translation>
    </message>
    <message>
        <source>Write day, month and year, such as 14 4 1990.</source>
        <translation>Write day, month and year, such as 14 4 1990.</translation>
    </message>
    <message>
        <source>A code has six digits, a recovery code a few letters more.</source>
        <translation>A code has six digits, a recovery code a few letters more.</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Clear filters</source>
        <translation>Clear filters</translation>
    </message>
    <message numerus="yes">
        <source>Last %Ln days</source>
        <translation>
            <numerusform>Last %Ln day</numerusform>
            <numerusform>Last %Ln days</numerusform>
        </translation>
    </message>
    <message>
        <source>Any date</source>
        <translation>Any date</translation>
    </message>
    <message>
        <source>Any visibility</source>
        <translation>Any visibility</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>Any language</translation>
    </message>
    <message>
        <source>Any limits</source>
        <translation>Any limits</translation>
    </message>
    <message>
        <source>18 and over</source>
        <translation>18 and over</translation>
    </message>
    <message>
        <source>Blocked in some countries</source>
        <translation>Blocked in some countries</translation>
    </message>
    <message>
        <source>No limits</source>
        <translation>No limits</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Oldest first</translation>
    </message>
    <message>
        <source>Most viewed</source>
        <translation>Most viewed</translation>
    </message>
    <message>
        <source>Least viewed</source>
        <translation>Least viewed</translation>
    </message>
    <message>
        <source>Most comments</source>
        <translation>Most comments</translation>
    </message>
    <message>
        <source>Fewest comments</source>
        <translation>Fewest comments</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>By title</translation>
    </message>
    <message>
        <source>By title, backwards</source>
        <translation>By title, backwards</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Save this view…</translation>
    </message>
    <message>
        <source>Forget a view</source>
        <translation>Forget a view</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Views</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Saved views</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Replace with</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Pattern</translation>
    </message>
    <message>
        <source>A regular expression, with \1 for its first group</source>
        <translation>A regular expression, with \1 for its first group</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Match case</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Replace all</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ForgotForm</name>
    <message>
        <source>Email</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>Send the link</source>
        <translation>Send the link</translation>
    </message>
    <message>
        <source>Back to signing in</source>
        <translation>Back to signing in</translation>
    </message>
</context>
<context>
    <name>Formatting</name>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
</context>
<context>
    <name>FrameStepper</name>
    <message>
        <source>Ten frames back</source>
        <translation>Ten frames back</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>One frame back</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>One frame on</translation>
    </message>
    <message>
        <source>Ten frames on</source>
        <translation>Ten frames on</translation>
    </message>
    <message>
        <source>Timecode</source>
        <translation>Timecode</translation>
    </message>
    <message>
        <source>Use this frame</source>
        <translation>Use this frame</translation>
    </message>
    <message>
        <source>Frame %1</source>
        <translation>Frame %1</translation>
    </message>
</context>
<context>
    <name>Giving</name>
    <message numerus="yes">
        <source>Sent; %Ln cues without words wait on this computer</source>
        <translation>
            <numerusform>Sent; %Ln cue without words waits on this computer</numerusform>
            <numerusform>Sent; %Ln cues without words wait on this computer</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>Unpublished</source>
        <translation>Unpublished</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Nothing beside</source>
        <translation>Nothing beside</translation>
    </message>
    <message>
        <source>Back to the videos</source>
        <translation>Back to the videos</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Language beside</source>
        <translation>Language beside</translation>
    </message>
    <message>
        <source>Add a language</source>
        <translation>Add a language</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Find and replace</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Send to the server without publishing</source>
        <translation>Send to the server without publishing</translation>
    </message>
    <message>
        <source>Publish changes</source>
        <translation>Publish changes</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>Import a file…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Change times…</source>
        <translation>Change times…</translation>
    </message>
    <message>
        <source>Automatic captions</source>
        <translation>Automatic captions</translation>
    </message>
    <message>
        <source>Unpublish</source>
        <translation>Unpublish</translation>
    </message>
    <message>
        <source>Delete these subtitles</source>
        <translation>Delete these subtitles</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Watch the file</source>
        <translation>Watch the file</translation>
    </message>
    <message>
        <source>Checks before sending</source>
        <translation>Checks before sending</translation>
    </message>
    <message>
        <source>Sizes on the server</source>
        <translation>Sizes on the server</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>ready</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
</context>
<context>
    <name>JoinForm</name>
    <message>
        <source>Email</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>A link to confirm it is mailed to you.</source>
        <translation>A link to confirm it is mailed to you.</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>Create account</translation>
    </message>
    <message>
        <source>Back to signing in</source>
        <translation>Back to signing in</translation>
    </message>
    <message>
        <source>%1 says that you are %2. You need no password here.</source>
        <translation>%1 says that you are %2. You need no password here.</translation>
    </message>
    <message>
        <source>You are signed in to %1. You need no password here.</source>
        <translation>You are signed in to %1. You need no password here.</translation>
    </message>
</context>
<context>
    <name>Labelled</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
</context>
<context>
    <name>LanguageDialog</name>
    <message>
        <source>Add a language</source>
        <translation>Add a language</translation>
    </message>
    <message>
        <source>In which language are the new subtitles?</source>
        <translation>In which language are the new subtitles?</translation>
    </message>
    <message>
        <source>Find a language</source>
        <translation>Find a language</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Languages</translation>
    </message>
    <message>
        <source>Begin with the times of %1</source>
        <translation>Begin with the times of %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>Spoken language</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Leave as it is</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Not said</translation>
    </message>
</context>
<context>
    <name>LeavingView</name>
    <message>
        <source>Leaving</source>
        <translation>Leaving</translation>
    </message>
    <message>
        <source>Delete account</source>
        <translation>Delete account</translation>
    </message>
    <message>
        <source>Your videos go with it. For some time you can bring everything back.</source>
        <translation>Your videos go with it. For some time you can bring everything back.</translation>
    </message>
    <message>
        <source>Delete account…</source>
        <translation>Delete account…</translation>
    </message>
</context>
<context>
    <name>LimitsDialog</name>
    <message>
        <source>Age and regions</source>
        <translation>Age and regions</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Leave as it is</translation>
    </message>
    <message>
        <source>18 and over</source>
        <translation>18 and over</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Everyone</translation>
    </message>
    <message>
        <source>Set for all of them</source>
        <translation>Set for all of them</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>Where it is shown</source>
        <translation>Where it is shown</translation>
    </message>
</context>
<context>
    <name>LinkedView</name>
    <message>
        <source>Accounts elsewhere</source>
        <translation>Accounts elsewhere</translation>
    </message>
    <message>
        <source>An account that is linked signs you in here, without a password.</source>
        <translation>An account that is linked signs you in here, without a password.</translation>
    </message>
    <message>
        <source>Not linked</source>
        <translation>Not linked</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Link your %1 account</source>
        <translation>Link your %1 account</translation>
    </message>
    <message>
        <source>linked %1</source>
        <translation>linked %1</translation>
    </message>
    <message>
        <source>Unlink</source>
        <translation>Unlink</translation>
    </message>
    <message>
        <source>Unlink your %1 account</source>
        <translation>Unlink your %1 account</translation>
    </message>
</context>
<context>
    <name>LinkedViewModel</name>
    <message>
        <source>Linked</source>
        <translation>Linked</translation>
    </message>
    <message>
        <source>Unlinked</source>
        <translation>Unlinked</translation>
    </message>
</context>
<context>
    <name>LogViewer</name>
    <message>
        <source>Logs</source>
        <translation>Logs</translation>
    </message>
    <message>
        <source>The studio</source>
        <translation>The studio</translation>
    </message>
    <message>
        <source>This computer&apos;s server</source>
        <translation>This computer&apos;s server</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Everything</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnings and errors</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errors</translation>
    </message>
    <message>
        <source>How much it matters</source>
        <translation>How much it matters</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Find in the log</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Nothing was logged yet.</source>
        <translation>Nothing was logged yet.</translation>
    </message>
    <message>
        <source>Nothing in the log fits. Look for fewer words, or in all of it.</source>
        <translation>Nothing in the log fits. Look for fewer words, or in all of it.</translation>
    </message>
</context>
<context>
    <name>MailBanner</name>
    <message>
        <source>Open the link that was mailed to %1.</source>
        <translation>Open the link that was mailed to %1.</translation>
    </message>
    <message>
        <source>Asking for another link to %1.</source>
        <translation>Asking for another link to %1.</translation>
    </message>
    <message>
        <source>A new link is on its way to %1.</source>
        <translation>A new link is on its way to %1.</translation>
    </message>
    <message>
        <source>Send the link again</source>
        <translation>Send the link again</translation>
    </message>
    <message>
        <source>Your address is not confirmed.</source>
        <translation>Your address is not confirmed.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Not now</translation>
    </message>
</context>
<context>
    <name>MailSentNote</name>
    <message>
        <source>Send it again</source>
        <translation>Send it again</translation>
    </message>
    <message>
        <source>Back to signing in</source>
        <translation>Back to signing in</translation>
    </message>
</context>
<context>
    <name>MediaViewModel</name>
    <message>
        <source>Version %1 is live</source>
        <translation>Version %1 is live</translation>
    </message>
    <message>
        <source>The picture was changed</source>
        <translation>The picture was changed</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Save this view</source>
        <translation>Save this view</translation>
    </message>
    <message>
        <source>Its tab, filters, text and order come back together.</source>
        <translation>Its tab, filters, text and order come back together.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Give it a name.</translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>“%1” is kept here, and published when the server is back</source>
        <translation>“%1” is kept here, and published when the server is back</translation>
    </message>
    <message>
        <source>It was changed elsewhere. Open it to decide.</source>
        <translation>It was changed elsewhere. Open it to decide.</translation>
    </message>
    <message>
        <source>“%1” is saved; it is not on air</source>
        <translation>“%1” is saved; it is not on air</translation>
    </message>
    <message>
        <source>Published: %1</source>
        <translation>Published: %1</translation>
    </message>
    <message>
        <source>“%1” was not published. %2</source>
        <translation>“%1” was not published. %2</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Search videos, or type a command</source>
        <translation>Search videos, or type a command</translation>
    </message>
    <message>
        <source>Nothing has that name.</source>
        <translation>Nothing has that name.</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Matches</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Change password</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>A few words that only you would combine make a good one.</source>
        <translation>A few words that only you would combine make a good one.</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>Present password</translation>
    </message>
    <message numerus="yes">
        <source>At least %Ln characters</source>
        <translation>
            <numerusform>At least %Ln character</numerusform>
            <numerusform>At least %Ln characters</numerusform>
        </translation>
    </message>
    <message>
        <source>New password</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>Show or hide the password</source>
        <translation>Show or hide the password</translation>
    </message>
    <message>
        <source>Sign out everywhere else</source>
        <translation>Sign out everywhere else</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>PickerPart</name>
    <message>
        <source>Where is your studio?</source>
        <translation>Where is your studio?</translation>
    </message>
    <message>
        <source>Your videos and viewers live on a server. You can use several.</source>
        <translation>Your videos and viewers live on a server. You can use several.</translation>
    </message>
    <message>
        <source>Add a server</source>
        <translation>Add a server</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Address of the server</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>Connections are encrypted. The server&apos;s certificate is checked before your password is sent.</source>
        <translation>Connections are encrypted. The server&apos;s certificate is checked before your password is sent.</translation>
    </message>
</context>
<context>
    <name>PicturePane</name>
    <message>
        <source>Thumbnail</source>
        <translation>Thumbnail</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Upload a new version</source>
        <translation>Upload a new version</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Choose a picture…</translation>
    </message>
    <message>
        <source>Choose the picture that stands for the video.</source>
        <translation>Choose the picture that stands for the video.</translation>
    </message>
    <message>
        <source>Pictures to choose from come once the video is processed.</source>
        <translation>Pictures to choose from come once the video is processed.</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>Picture %1</translation>
    </message>
    <message>
        <source>This frame could not be taken. Try again.</source>
        <translation>This frame could not be taken. Try again.</translation>
    </message>
</context>
<context>
    <name>PlayerView</name>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Space plays and pauses, comma and full stop go one frame back and on.</source>
        <translation>Space plays and pauses, comma and full stop go one frame back and on.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>This video cannot be played here</source>
        <translation>This video cannot be played here</translation>
    </message>
    <message>
        <source>The server is not answering</source>
        <translation>The server is not answering</translation>
    </message>
    <message>
        <source>The server did not let us play this video</source>
        <translation>The server did not let us play this video</translation>
    </message>
    <message>
        <source>The player stopped</source>
        <translation>The player stopped</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Preview quality</source>
        <translation>Preview quality</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>The original, and what viewers see</source>
        <translation>The original, and what viewers see</translation>
    </message>
    <message>
        <source>Arrows move the edge between them.</source>
        <translation>Arrows move the edge between them.</translation>
    </message>
    <message>
        <source>Moment of the film</source>
        <translation>Moment of the film</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Encoding four seconds on this computer…</source>
        <translation>Encoding four seconds on this computer…</translation>
    </message>
    <message>
        <source>Likeness to the original (VMAF): %1 of %2. The whole film would take about %3.</source>
        <translation>Likeness to the original (VMAF): %1 of %2. The whole film would take about %3.</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Some of what you entered does not fit. Look at the marked fields.</source>
        <translation>Some of what you entered does not fit. Look at the marked fields.</translation>
    </message>
    <message>
        <source>It is no longer there.</source>
        <translation>It is no longer there.</translation>
    </message>
    <message>
        <source>Your account may not do this.</source>
        <translation>Your account may not do this.</translation>
    </message>
    <message>
        <source>It was changed elsewhere in the meantime. Look again, then repeat it.</source>
        <translation>It was changed elsewhere in the meantime. Look again, then repeat it.</translation>
    </message>
    <message>
        <source>Too many tries in a short time. Wait a minute, then try again.</source>
        <translation>Too many tries in a short time. Wait a minute, then try again.</translation>
    </message>
    <message>
        <source>The server failed. Try again; if it keeps failing, tell whoever runs it.</source>
        <translation>The server failed. Try again; if it keeps failing, tell whoever runs it.</translation>
    </message>
    <message>
        <source>The server is not available at the moment. Try again in a little while.</source>
        <translation>The server is not available at the moment. Try again in a little while.</translation>
    </message>
    <message>
        <source>The email address or the password is wrong. Check both and try again.</source>
        <translation>The email address or the password is wrong. Check both and try again.</translation>
    </message>
    <message>
        <source>Sign in to go on. Nothing is lost.</source>
        <translation>Sign in to go on. Nothing is lost.</translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again to go on; nothing is lost.</source>
        <translation>Your session has ended. Sign in again to go on; nothing is lost.</translation>
    </message>
    <message>
        <source>There is already an account with this email address. Sign in instead.</source>
        <translation>There is already an account with this email address. Sign in instead.</translation>
    </message>
    <message>
        <source>Someone already has this username. Choose another.</source>
        <translation>Someone already has this username. Choose another.</translation>
    </message>
    <message>
        <source>This account has been blocked. Ask whoever runs the server.</source>
        <translation>This account has been blocked. Ask whoever runs the server.</translation>
    </message>
    <message>
        <source>You cannot have an account here yet.</source>
        <translation>You cannot have an account here yet.</translation>
    </message>
    <message>
        <source>This password is easy to guess. Use a few words that only you would combine.</source>
        <translation>This password is easy to guess. Use a few words that only you would combine.</translation>
    </message>
    <message>
        <source>The code is wrong or was used already. Wait for the next one and try again.</source>
        <translation>The code is wrong or was used already. Wait for the next one and try again.</translation>
    </message>
    <message>
        <source>Enter the code of your authenticator app as well.</source>
        <translation>Enter the code of your authenticator app as well.</translation>
    </message>
    <message>
        <source>Enter your password again before you change this.</source>
        <translation>Enter your password again before you change this.</translation>
    </message>
    <message>
        <source>Set up two-step sign-in first: your role asks for it.</source>
        <translation>Set up two-step sign-in first: your role asks for it.</translation>
    </message>
    <message>
        <source>This link was used already, or is too old. Ask for a new one.</source>
        <translation>This link was used already, or is too old. Ask for a new one.</translation>
    </message>
    <message>
        <source>Too many tries in a short time. Wait a little, then try again.</source>
        <translation>Too many tries in a short time. Wait a little, then try again.</translation>
    </message>
    <message>
        <source>This server sends no mail. Ask whoever runs it.</source>
        <translation>This server sends no mail. Ask whoever runs it.</translation>
    </message>
    <message>
        <source>This account was deleted. It can still be brought back.</source>
        <translation>This account was deleted. It can still be brought back.</translation>
    </message>
    <message>
        <source>Signing in there did not work out. Try again, or use your password.</source>
        <translation>Signing in there did not work out. Try again, or use your password.</translation>
    </message>
    <message>
        <source>That account already signs in to another account here. Unlink it there first.</source>
        <translation>That account already signs in to another account here. Unlink it there first.</translation>
    </message>
    <message>
        <source>This is your only way in. Set a password first, then unlink it.</source>
        <translation>This is your only way in. Set a password first, then unlink it.</translation>
    </message>
    <message>
        <source>This is not a picture that can be read. Choose a JPEG, PNG or WebP.</source>
        <translation>This is not a picture that can be read. Choose a JPEG, PNG or WebP.</translation>
    </message>
    <message>
        <source>Another channel already has this address. Choose another.</source>
        <translation>Another channel already has this address. Choose another.</translation>
    </message>
    <message>
        <source>You already have a channel.</source>
        <translation>You already have a channel.</translation>
    </message>
    <message>
        <source>This account has no channel.</source>
        <translation>This account has no channel.</translation>
    </message>
    <message>
        <source>This week&apos;s uploads are used up. The file stays here; try again later.</source>
        <translation>This week&apos;s uploads are used up. The file stays here; try again later.</translation>
    </message>
    <message>
        <source>The file is larger than your channel may upload. Make it smaller.</source>
        <translation>The file is larger than your channel may upload. Make it smaller.</translation>
    </message>
    <message>
        <source>The video is longer than your channel may upload. Cut it into parts.</source>
        <translation>The video is longer than your channel may upload. Cut it into parts.</translation>
    </message>
    <message>
        <source>Too many of your uploads are not finished. Finish or remove some of them.</source>
        <translation>Too many of your uploads are not finished. Finish or remove some of them.</translation>
    </message>
    <message>
        <source>The server has no room left. The file stays here and is tried again.</source>
        <translation>The server has no room left. The file stays here and is tried again.</translation>
    </message>
    <message>
        <source>The server has forgotten this upload. Try again to begin anew.</source>
        <translation>The server has forgotten this upload. Try again to begin anew.</translation>
    </message>
    <message>
        <source>Studio and server disagree on how much was sent. It is asked again.</source>
        <translation>Studio and server disagree on how much was sent. It is asked again.</translation>
    </message>
    <message>
        <source>Another connection is still sending this file. It goes on by itself.</source>
        <translation>Another connection is still sending this file. It goes on by itself.</translation>
    </message>
    <message>
        <source>Bytes were changed on their way. They are sent once more.</source>
        <translation>Bytes were changed on their way. They are sent once more.</translation>
    </message>
    <message>
        <source>What arrived on the server is not your file: it was changed while it was being sent, or damaged on its way. Try again to send it once more, from the beginning.</source>
        <translation>What arrived on the server is not your file: it was changed while it was being sent, or damaged on its way. Try again to send it once more, from the beginning.</translation>
    </message>
    <message>
        <source>Studio and server do not understand each other. Update the older one.</source>
        <translation>Studio and server do not understand each other. Update the older one.</translation>
    </message>
    <message>
        <source>The file is empty. Export or copy it again.</source>
        <translation>The file is empty. Export or copy it again.</translation>
    </message>
    <message>
        <source>This is not a video file. Choose a video.</source>
        <translation>This is not a video file. Choose a video.</translation>
    </message>
    <message>
        <source>The file has sound but no picture. Choose a video with a picture.</source>
        <translation>The file has sound but no picture. Choose a video with a picture.</translation>
    </message>
    <message>
        <source>This kind of file cannot be taken. Export it as MP4 and add it again.</source>
        <translation>This kind of file cannot be taken. Export it as MP4 and add it again.</translation>
    </message>
    <message>
        <source>The picture is coded in a way that cannot be read. Export it as H.264.</source>
        <translation>The picture is coded in a way that cannot be read. Export it as H.264.</translation>
    </message>
    <message>
        <source>The file breaks off before its end. Export or copy it again.</source>
        <translation>The file breaks off before its end. Export or copy it again.</translation>
    </message>
    <message>
        <source>The server could not convert the video. Try again, or export it anew.</source>
        <translation>The server could not convert the video. Try again, or export it anew.</translation>
    </message>
    <message>
        <source>The server could not take the sizes that were made on this computer. It makes its own from the file.</source>
        <translation>The server could not take the sizes that were made on this computer. It makes its own from the file.</translation>
    </message>
    <message>
        <source>This video is for adults. Sign in, so that your age is known.</source>
        <translation>This video is for adults. Sign in, so that your age is known.</translation>
    </message>
    <message>
        <source>This video is for adults, and by your birthdate you are not one yet.</source>
        <translation>This video is for adults, and by your birthdate you are not one yet.</translation>
    </message>
    <message>
        <source>Its creator does not show this video in the country you are in.</source>
        <translation>Its creator does not show this video in the country you are in.</translation>
    </message>
    <message>
        <source>This video is for members whose plan has premium videos.</source>
        <translation>This video is for members whose plan has premium videos.</translation>
    </message>
    <message>
        <source>This video is still being prepared. Try again in a few minutes.</source>
        <translation>This video is still being prepared. Try again in a few minutes.</translation>
    </message>
    <message>
        <source>The way to this video has expired. Load it again.</source>
        <translation>The way to this video has expired. Load it again.</translation>
    </message>
    <message>
        <source>The subtitles cannot be read. Send SRT, WebVTT, ASS, SSA, SBV, TTML or MicroDVD, saved as UTF-8.</source>
        <translation>The subtitles cannot be read. Send SRT, WebVTT, ASS, SSA, SBV, TTML or MicroDVD, saved as UTF-8.</translation>
    </message>
    <message>
        <source>Somebody changed this video meanwhile. Look at it again, then decide.</source>
        <translation>Somebody changed this video meanwhile. Look at it again, then decide.</translation>
    </message>
    <message>
        <source>Somebody else changed these subtitles in the meantime. Open them again, then repeat your change.</source>
        <translation>Somebody else changed these subtitles in the meantime. Open them again, then repeat your change.</translation>
    </message>
    <message>
        <source>Automatic captions are not set up on this server. Whoever runs it has to give it a model.</source>
        <translation>Automatic captions are not set up on this server. Whoever runs it has to give it a model.</translation>
    </message>
    <message>
        <source>Nothing was said in this video that could be written down.</source>
        <translation>Nothing was said in this video that could be written down.</translation>
    </message>
    <message>
        <source>The captions could not be made. Try again; if it keeps failing, tell whoever runs the server.</source>
        <translation>The captions could not be made. Try again; if it keeps failing, tell whoever runs the server.</translation>
    </message>
    <message>
        <source>The video cannot be played yet. Publish it once a size is ready.</source>
        <translation>The video cannot be played yet. Publish it once a size is ready.</translation>
    </message>
    <message>
        <source>There is no such code. Check how it is written.</source>
        <translation>There is no such code. Check how it is written.</translation>
    </message>
    <message>
        <source>This code is not valid now.</source>
        <translation>This code is not valid now.</translation>
    </message>
    <message>
        <source>This code has been used up.</source>
        <translation>This code has been used up.</translation>
    </message>
    <message>
        <source>You have used this code as often as one person may.</source>
        <translation>You have used this code as often as one person may.</translation>
    </message>
    <message>
        <source>This code is not for this plan. Try another.</source>
        <translation>This code is not for this plan. Try another.</translation>
    </message>
    <message>
        <source>This cannot be done here. Choose another action.</source>
        <translation>This cannot be done here. Choose another action.</translation>
    </message>
    <message>
        <source>Somebody has decided about this report already.</source>
        <translation>Somebody has decided about this report already.</translation>
    </message>
    <message>
        <source>This suspension is over already.</source>
        <translation>This suspension is over already.</translation>
    </message>
    <message>
        <source>Something unexpected happened. Try again.</source>
        <translation>Something unexpected happened. Try again.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the connection, and that it runs.</source>
        <translation>The server cannot be reached. Check the connection, and that it runs.</translation>
    </message>
    <message>
        <source>The server cannot prove who it is, so nothing was sent.</source>
        <translation>The server cannot prove who it is, so nothing was sent.</translation>
    </message>
    <message>
        <source>The connection is not encrypted, so your password was not sent. Use https.</source>
        <translation>The connection is not encrypted, so your password was not sent. Use https.</translation>
    </message>
    <message>
        <source>This is not the address of a server. Type it like studio.example.org.</source>
        <translation>This is not the address of a server. Type it like studio.example.org.</translation>
    </message>
    <message>
        <source>Something answers there, but it is not a Chitra server. Check the address.</source>
        <translation>Something answers there, but it is not a Chitra server. Check the address.</translation>
    </message>
    <message>
        <source>The server speaks another version than this studio. Update the studio; if it is the newest, ask whoever runs the server to update that.</source>
        <translation>The server speaks another version than this studio. Update the studio; if it is the newest, ask whoever runs the server to update that.</translation>
    </message>
    <message>
        <source>The file is no longer where it was. Put it back and try again.</source>
        <translation>The file is no longer where it was. Put it back and try again.</translation>
    </message>
    <message>
        <source>The file has changed since it was added. Add it again.</source>
        <translation>The file has changed since it was added. Add it again.</translation>
    </message>
    <message>
        <source>The file cannot be read. Check its permissions and the disk.</source>
        <translation>The file cannot be read. Check its permissions and the disk.</translation>
    </message>
    <message>
        <source>The video could not be encoded on this computer. The server does it instead.</source>
        <translation>The video could not be encoded on this computer. The server does it instead.</translation>
    </message>
    <message>
        <source>The server&apos;s copy differs from your file. Delete the video and send it again.</source>
        <translation>The server&apos;s copy differs from your file. Delete the video and send it again.</translation>
    </message>
    <message>
        <source>The server on this computer does not run. Start it again.</source>
        <translation>The server on this computer does not run. Start it again.</translation>
    </message>
    <message>
        <source>The studio&apos;s own files cannot be written. Check the disk&apos;s free space.</source>
        <translation>The studio&apos;s own files cannot be written. Check the disk&apos;s free space.</translation>
    </message>
    <message>
        <source>The file cannot be written there. Choose another folder, or make room.</source>
        <translation>The file cannot be written there. Choose another folder, or make room.</translation>
    </message>
    <message>
        <source>You did not allow it there, so nothing was changed here.</source>
        <translation>You did not allow it there, so nothing was changed here.</translation>
    </message>
    <message>
        <source>Your browser did not come back in time. Try again when you are ready.</source>
        <translation>Your browser did not come back in time. Try again when you are ready.</translation>
    </message>
    <message>
        <source>This computer does not let the studio wait for your browser. Use your password.</source>
        <translation>This computer does not let the studio wait for your browser. Use your password.</translation>
    </message>
    <message>
        <source>Something in the studio went wrong. The log, in the Help menu, says more.</source>
        <translation>Something in the studio went wrong. The log, in the Help menu, says more.</translation>
    </message>
</context>
<context>
    <name>ProfileView</name>
    <message>
        <source>Profile</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Choose a picture…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Remove your picture</source>
        <translation>Remove your picture</translation>
    </message>
    <message>
        <source>A square of a JPEG, PNG or WebP. Everybody sees it.</source>
        <translation>A square of a JPEG, PNG or WebP. Everybody sees it.</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>First name</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Last name</translation>
    </message>
    <message>
        <source>About you</source>
        <translation>About you</translation>
    </message>
    <message>
        <source>Language of mails</source>
        <translation>Language of mails</translation>
    </message>
    <message>
        <source>Mail about news</source>
        <translation>Mail about news</translation>
    </message>
    <message>
        <source>And of what the server writes to you.</source>
        <translation>And of what the server writes to you.</translation>
    </message>
    <message>
        <source>Comments, processing and the like. What concerns safety is always mailed.</source>
        <translation>Comments, processing and the like. What concerns safety is always mailed.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>Kept on this computer</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Saved %1</translation>
    </message>
    <message>
        <source>Could not save. Kept on this computer.</source>
        <translation>Could not save. Kept on this computer.</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Choose a picture</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>Pictures (%1)</translation>
    </message>
</context>
<context>
    <name>ProfileViewModel</name>
    <message numerus="yes">
        <source>Shorten it to %Ln letters.</source>
        <translation>
            <numerusform>Shorten it to %Ln letter.</numerusform>
            <numerusform>Shorten it to %Ln letters.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your picture was changed</source>
        <translation>Your picture was changed</translation>
    </message>
    <message>
        <source>Your picture was removed</source>
        <translation>Your picture was removed</translation>
    </message>
</context>
<context>
    <name>ProofDialog</name>
    <message>
        <source>Is it you?</source>
        <translation>Is it you?</translation>
    </message>
    <message>
        <source>Before this is changed, show once more that it is your account.</source>
        <translation>Before this is changed, show once more that it is your account.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Show or hide the password</source>
        <translation>Show or hide the password</translation>
    </message>
    <message>
        <source>Code from your authenticator app</source>
        <translation>Code from your authenticator app</translation>
    </message>
    <message>
        <source>Or a recovery code.</source>
        <translation>Or a recovery code.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continue</translation>
    </message>
</context>
<context>
    <name>QuotaStrip</name>
    <message>
        <source>no weekly limit</source>
        <translation>no weekly limit</translation>
    </message>
    <message numerus="yes">
        <source>of %Ln</source>
        <comment>as in 3 of 10</comment>
        <translation>
            <numerusform>of %Ln</numerusform>
            <numerusform>of %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Uploads this week</source>
        <translation>Uploads this week</translation>
    </message>
    <message>
        <source>Longest allowed</source>
        <translation>Longest allowed</translation>
    </message>
    <message>
        <source>Largest allowed</source>
        <translation>Largest allowed</translation>
    </message>
    <message>
        <source>Space on this server</source>
        <translation>Space on this server</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 free</translation>
    </message>
    <message>
        <source>queue adds %1</source>
        <translation>queue adds %1</translation>
    </message>
</context>
<context>
    <name>RecoveryCodesDialog</name>
    <message>
        <source>Your recovery codes</source>
        <translation>Your recovery codes</translation>
    </message>
    <message>
        <source>Each of them works once, in place of a code, if your phone is lost. Keep them where only you find them: they are not shown again.</source>
        <translation>Each of them works once, in place of a code, if your phone is lost. Keep them where only you find them: they are not shown again.</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Copy all</translation>
    </message>
    <message>
        <source>I have kept them</source>
        <translation>I have kept them</translation>
    </message>
</context>
<context>
    <name>RegionsField</name>
    <message>
        <source>Regions</source>
        <translation>Regions</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>All except</source>
        <translation>All except</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>Only</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Countries</translation>
    </message>
    <message>
        <source>Add a country</source>
        <translation>Add a country</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Remove %1</translation>
    </message>
    <message>
        <source>Shown in every country.</source>
        <translation>Shown in every country.</translation>
    </message>
    <message numerus="yes">
        <source>Blocked in %Ln countries.</source>
        <translation>
            <numerusform>Blocked in %Ln country.</numerusform>
            <numerusform>Blocked in %Ln countries.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shown in %Ln countries and nowhere else.</source>
        <translation>
            <numerusform>Shown in %Ln country and nowhere else.</numerusform>
            <numerusform>Shown in %Ln countries and nowhere else.</numerusform>
        </translation>
    </message>
    <message>
        <source>Name a country. Until then it is shown everywhere.</source>
        <translation>Name a country. Until then it is shown everywhere.</translation>
    </message>
</context>
<context>
    <name>ReleaseQueueDialog</name>
    <message>
        <source>Release queue</source>
        <translation>Release queue</translation>
    </message>
    <message>
        <source>Each video takes the next of these slots that no other has.</source>
        <translation>Each video takes the next of these slots that no other has.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>ReportBanner</name>
    <message>
        <source>Chitra Studio did not end as it should last time.</source>
        <translation>Chitra Studio did not end as it should last time.</translation>
    </message>
    <message>
        <source>Drafts and uploads were kept.</source>
        <translation>Drafts and uploads were kept.</translation>
    </message>
    <message>
        <source>Look at the report</source>
        <translation>Look at the report</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>What happened last time</source>
        <translation>What happened last time</translation>
    </message>
    <message>
        <source>It stays on this computer until you hand it to somebody. Addresses and whatever looks like a secret were taken out; look it over all the same.</source>
        <translation>It stays on this computer until you hand it to somebody. Addresses and whatever looks like a secret were taken out; look it over all the same.</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>The report</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Copy the report</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>Choose who may watch it, then plan when.</source>
        <translation>Choose who may watch it, then plan when.</translation>
    </message>
    <message>
        <source>A video needs a title.</source>
        <translation>A video needs a title.</translation>
    </message>
    <message numerus="yes">
        <source>Shorten it to %Ln characters.</source>
        <translation>
            <numerusform>Shorten it to %Ln character.</numerusform>
            <numerusform>Shorten it to %Ln characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A video has %Ln tags at most.</source>
        <translation>
            <numerusform>A video has %Ln tag at most.</numerusform>
            <numerusform>A video has %Ln tags at most.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A tag has %Ln characters at most.</source>
        <translation>
            <numerusform>A tag has %Ln character at most.</numerusform>
            <numerusform>A tag has %Ln characters at most.</numerusform>
        </translation>
    </message>
    <message>
        <source>This time has passed. Choose a later one.</source>
        <translation>This time has passed. Choose a later one.</translation>
    </message>
</context>
<context>
    <name>ScheduleField</name>
    <message>
        <source>Publish later</source>
        <translation>Publish later</translation>
    </message>
    <message>
        <source>Nobody else sees it before.</source>
        <translation>Nobody else sees it before.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Release queue…</source>
        <translation>Release queue…</translation>
    </message>
    <message>
        <source>Next slot: %1</source>
        <translation>Next slot: %1</translation>
    </message>
</context>
<context>
    <name>SecurityView</name>
    <message>
        <source>Sign-in and security</source>
        <translation>Sign-in and security</translation>
    </message>
    <message>
        <source>Two-step sign-in</source>
        <translation>Two-step sign-in</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>New recovery codes</source>
        <translation>New recovery codes</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>Confirm address</source>
        <translation>Confirm address</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Change your email address</source>
        <translation>Change your email address</translation>
    </message>
    <message>
        <source>Where you are signed in</source>
        <translation>Where you are signed in</translation>
    </message>
    <message>
        <source>Sign out everywhere else</source>
        <translation>Sign out everywhere else</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Turn off</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Set up</translation>
    </message>
    <message>
        <source>Changing it can sign you out everywhere else.</source>
        <translation>Changing it can sign you out everywhere else.</translation>
    </message>
    <message>
        <source>You have none. Choose Forgot it? at the sign-in to set one by mail.</source>
        <translation>You have none. Choose Forgot it? at the sign-in to set one by mail.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln recovery codes left.</source>
        <translation>
            <numerusform>%Ln recovery code left.</numerusform>
            <numerusform>%Ln recovery codes left.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your role asks for it: set it up to do your work.</source>
        <translation>Your role asks for it: set it up to do your work.</translation>
    </message>
    <message>
        <source>Off. A stolen password alone is enough to get in.</source>
        <translation>Off. A stolen password alone is enough to get in.</translation>
    </message>
    <message>
        <source>%1, confirmed</source>
        <translation>%1, confirmed</translation>
    </message>
    <message>
        <source>%1, not confirmed yet</source>
        <translation>%1, not confirmed yet</translation>
    </message>
    <message>
        <source>Changes to %1 when the link that was sent there is opened.</source>
        <translation>Changes to %1 when the link that was sent there is opened.</translation>
    </message>
    <message>
        <source>This server sends no mail, so it cannot be changed here.</source>
        <translation>This server sends no mail, so it cannot be changed here.</translation>
    </message>
    <message>
        <source>Unnamed device</source>
        <translation>Unnamed device</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>This device</translation>
    </message>
    <message>
        <source>Last seen %1</source>
        <translation>Last seen %1</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
</context>
<context>
    <name>SecurityViewModel</name>
    <message>
        <source>Signed out there</source>
        <translation>Signed out there</translation>
    </message>
    <message>
        <source>Signed out everywhere else</source>
        <translation>Signed out everywhere else</translation>
    </message>
    <message>
        <source>Two-step sign-in is off</source>
        <translation>Two-step sign-in is off</translation>
    </message>
    <message>
        <source>Password changed</source>
        <translation>Password changed</translation>
    </message>
    <message>
        <source>A link is on its way to %1. The address changes when it is opened.</source>
        <translation>A link is on its way to %1. The address changes when it is opened.</translation>
    </message>
    <message>
        <source>A link is on its way to your address</source>
        <translation>A link is on its way to your address</translation>
    </message>
</context>
<context>
    <name>ServerCard</name>
    <message>
        <source>This computer</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>Remove this server from the list</source>
        <translation>Remove this server from the list</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>Asking</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Starting</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>The server that came with Chitra Studio. Works without internet; starts and stops with the app.</source>
        <translation>The server that came with Chitra Studio. Works without internet; starts and stops with the app.</translation>
    </message>
    <message>
        <source>Last signed in as %1</source>
        <translation>Last signed in as %1</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 free</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Appearance and language</source>
        <translation>Appearance and language</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Keyboard</translation>
    </message>
    <message>
        <source>Uploads</source>
        <translation>Uploads</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>About</source>
        <translation>About</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>Reduced</translation>
    </message>
    <message>
        <source>On</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>On the server</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>On this computer</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Speed limit</source>
        <translation>Speed limit</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>No limit</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>System follows your desktop.</source>
        <translation>System follows your desktop.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Titles and comments stay as they were written.</source>
        <translation>Titles and comments stay as they were written.</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Motion</translation>
    </message>
    <message>
        <source>Reduced: nothing slides or fades.</source>
        <translation>Reduced: nothing slides or fades.</translation>
    </message>
    <message>
        <source>Single-letter keys</source>
        <translation>Single-letter keys</translation>
    </message>
    <message>
        <source>Keys such as / and ? work while no text is being typed.</source>
        <translation>Keys such as / and ? work while no text is being typed.</translation>
    </message>
    <message>
        <source>For all uploads together, to leave others some of the line.</source>
        <translation>For all uploads together, to leave others some of the line.</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Encoding</translation>
    </message>
    <message>
        <source>On this computer: the server only checks the sizes, and lets them go on air.</source>
        <translation>On this computer: the server only checks the sizes, and lets them go on air.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Free software, GPL-3.0-or-later.</source>
        <translation>Free software, GPL-3.0-or-later.</translation>
    </message>
    <message>
        <source>Your files</source>
        <translation>Your files</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>This computer has no keyring, so your sign-in is kept in an encrypted file in your own folder. Anyone who can read your files could use it.</source>
        <translation>This computer has no keyring, so your sign-in is kept in an encrypted file in your own folder. Anyone who can read your files could use it.</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Uploading a new version. The old one stays on air.</source>
        <translation>Uploading a new version. The old one stays on air.</translation>
    </message>
    <message>
        <source>Your session has ended.</source>
        <translation>Your session has ended.</translation>
    </message>
    <message>
        <source>Nothing is lost. Uploads go on once you have signed in again.</source>
        <translation>Nothing is lost. Uploads go on once you have signed in again.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Uploads wait and go on by themselves.</source>
        <translation>Uploads wait and go on by themselves.</translation>
    </message>
    <message>
        <source>What you see is as of %1.</source>
        <translation>What you see is as of %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos wait to be published.</source>
        <translation>
            <numerusform>%Ln video waits to be published.</numerusform>
            <numerusform>%Ln videos wait to be published.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server is not answering.</source>
        <translation>The server is not answering.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Try now</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>In lists</source>
        <translation>In lists</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>Tick a video; pause or resume an upload</source>
        <translation>Tick a video; pause or resume an upload</translation>
    </message>
    <message>
        <source>Tick all videos</source>
        <translation>Tick all videos</translation>
    </message>
    <message>
        <source>Open a video; do what is offered first</source>
        <translation>Open a video; do what is offered first</translation>
    </message>
    <message>
        <source>Delete or remove</source>
        <translation>Delete or remove</translation>
    </message>
    <message>
        <source>Menu of the row</source>
        <translation>Menu of the row</translation>
    </message>
    <message>
        <source>Clear the ticks; close the checks</source>
        <translation>Clear the ticks; close the checks</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Filter the list</translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>Content</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Uploads</source>
        <translation>Uploads</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>Screens</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>Email</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Show or hide the password</source>
        <translation>Show or hide the password</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Verify and sign in</source>
        <translation>Verify and sign in</translation>
    </message>
    <message>
        <source>Forgot it?</source>
        <translation>Forgot it?</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Begin anew</translation>
    </message>
    <message>
        <source>New here?</source>
        <translation>New here?</translation>
    </message>
    <message>
        <source>Create an account</source>
        <translation>Create an account</translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>Version %1, open source</source>
        <translation>Version %1, open source</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Bring it back</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Back to %1</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>Create an account on %1</source>
        <translation>Create an account on %1</translation>
    </message>
    <message>
        <source>A channel for your videos comes with it.</source>
        <translation>A channel for your videos comes with it.</translation>
    </message>
    <message>
        <source>One more step to join %1</source>
        <translation>One more step to join %1</translation>
    </message>
    <message>
        <source>A new password for %1</source>
        <translation>A new password for %1</translation>
    </message>
    <message>
        <source>A link to choose one is mailed to you. It works for half an hour.</source>
        <translation>A link to choose one is mailed to you. It works for half an hour.</translation>
    </message>
    <message>
        <source>Look into your mail</source>
        <translation>Look into your mail</translation>
    </message>
    <message>
        <source>Sign in to %1</source>
        <translation>Sign in to %1</translation>
    </message>
    <message>
        <source>Use the account you created on this server.</source>
        <translation>Use the account you created on this server.</translation>
    </message>
    <message>
        <source>A link to confirm your address was sent to %1. Open it, then sign in.</source>
        <translation>A link to confirm your address was sent to %1. Open it, then sign in.</translation>
    </message>
    <message>
        <source>If %1 has an account here, a link for a new password is on its way. It works once.</source>
        <translation>If %1 has an account here, a link for a new password is on its way. It works once.</translation>
    </message>
    <message>
        <source>This computer has no keyring, so your sign-in is kept in an encrypted file in your own folder. Anyone who can read your files could use it.</source>
        <translation>This computer has no keyring, so your sign-in is kept in an encrypted file in your own folder. Anyone who can read your files could use it.</translation>
    </message>
    <message>
        <source>Your account was deleted. Sign in to bring it back.</source>
        <translation>Your account was deleted. Sign in to bring it back.</translation>
    </message>
    <message>
        <source>Your account was deleted. Until %1 you can sign in to bring it back.</source>
        <translation>Your account was deleted. Until %1 you can sign in to bring it back.</translation>
    </message>
</context>
<context>
    <name>SignUpForm</name>
    <message>
        <source>Email</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Show or hide the password</source>
        <translation>Show or hide the password</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>Create account</translation>
    </message>
    <message>
        <source>Already have an account?</source>
        <translation>Already have an account?</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message numerus="yes">
        <source>At least %Ln characters</source>
        <translation>
            <numerusform>At least %Ln character</numerusform>
            <numerusform>At least %Ln characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SocialButtons</name>
    <message>
        <source>or with email</source>
        <translation>or with email</translation>
    </message>
    <message>
        <source>Continue with %1</source>
        <translation>Continue with %1</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Offline since %1</source>
        <translation>Offline since %1</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>English</source>
        <comment>the name of this language</comment>
        <translation>English</translation>
    </message>
    <message>
        <source>Change the language</source>
        <translation>Change the language</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>Switch between dark and light</source>
        <translation>Switch between dark and light</translation>
    </message>
    <message numerus="yes">
        <source>%Ln uploading</source>
        <translation>
            <numerusform>%Ln uploading</numerusform>
            <numerusform>%Ln uploading</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln uploads not finished</source>
        <translation>
            <numerusform>%Ln upload not finished</numerusform>
            <numerusform>%Ln uploads not finished</numerusform>
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
        <translation>Start</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>CPS</source>
        <translation>CPS</translation>
    </message>
    <message>
        <source>Overlaps the next</source>
        <translation>Overlaps the next</translation>
    </message>
    <message>
        <source>Ends before it begins</source>
        <translation>Ends before it begins</translation>
    </message>
    <message>
        <source>After the end of the video</source>
        <translation>After the end of the video</translation>
    </message>
    <message>
        <source>No text</source>
        <translation>No text</translation>
    </message>
    <message>
        <source>Markup is not closed</source>
        <translation>Markup is not closed</translation>
    </message>
    <message>
        <source>An arrow in the text</source>
        <translation>An arrow in the text</translation>
    </message>
    <message>
        <source>Reads too fast</source>
        <translation>Reads too fast</translation>
    </message>
    <message>
        <source>A line is too long</source>
        <translation>A line is too long</translation>
    </message>
    <message>
        <source>Too many lines</source>
        <translation>Too many lines</translation>
    </message>
    <message>
        <source>Too short to read</source>
        <translation>Too short to read</translation>
    </message>
    <message>
        <source>Stays too long</source>
        <translation>Stays too long</translation>
    </message>
    <message>
        <source>The gap is too small</source>
        <translation>The gap is too small</translation>
    </message>
    <message>
        <source>The same as the next</source>
        <translation>The same as the next</translation>
    </message>
    <message>
        <source>Cue %1</source>
        <translation>Cue %1</translation>
    </message>
    <message>
        <source>%1, limit %2</source>
        <translation>%1, limit %2</translation>
    </message>
    <message>
        <source>End it sooner</source>
        <translation>End it sooner</translation>
    </message>
    <message>
        <source>Put its times right</source>
        <translation>Put its times right</translation>
    </message>
    <message>
        <source>End it with the video</source>
        <translation>End it with the video</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Remove it</translation>
    </message>
    <message>
        <source>Close the markup</source>
        <translation>Close the markup</translation>
    </message>
    <message>
        <source>Write another arrow</source>
        <translation>Write another arrow</translation>
    </message>
    <message>
        <source>Show it longer</source>
        <translation>Show it longer</translation>
    </message>
    <message>
        <source>Break the lines anew</source>
        <translation>Break the lines anew</translation>
    </message>
    <message>
        <source>Widen the gap</source>
        <translation>Widen the gap</translation>
    </message>
    <message>
        <source>Make one of both</source>
        <translation>Make one of both</translation>
    </message>
    <message>
        <source>%1 CPS</source>
        <translation>%1 CPS</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>SubtitlesView</name>
    <message>
        <source>Cues</source>
        <translation>Cues</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>No subtitles yet</source>
        <translation>No subtitles yet</translation>
    </message>
    <message>
        <source>Choose a language and write or import them, or have what is said written down.</source>
        <translation>Choose a language and write or import them, or have what is said written down.</translation>
    </message>
    <message>
        <source>Add a language</source>
        <translation>Add a language</translation>
    </message>
    <message>
        <source>Automatic captions</source>
        <translation>Automatic captions</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues</source>
        <translation>
            <numerusform>%Ln cue</numerusform>
            <numerusform>%Ln cues</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>Kept on this computer</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Sending…</translation>
    </message>
    <message>
        <source>Could not save</source>
        <translation>Could not save</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>The subtitles could not be loaded</source>
        <translation>The subtitles could not be loaded</translation>
    </message>
    <message>
        <source>The server is not answering</source>
        <translation>The server is not answering</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Not found</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues changed</source>
        <translation>
            <numerusform>%Ln cue changed</numerusform>
            <numerusform>%Ln cues changed</numerusform>
        </translation>
    </message>
    <message>
        <source>This is no pattern: %1</source>
        <translation>This is no pattern: %1</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>Import a file</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
</context>
<context>
    <name>SubtitlesViewModel</name>
    <message>
        <source>Here is what you wrote and never sent</source>
        <translation>Here is what you wrote and never sent</translation>
    </message>
    <message>
        <source>The server listens now; the draft will be here</source>
        <translation>The server listens now; the draft will be here</translation>
    </message>
    <message>
        <source>Nothing was understood</source>
        <translation>Nothing was understood</translation>
    </message>
    <message>
        <source>What is said was written down as a draft</source>
        <translation>What is said was written down as a draft</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Add to each</source>
        <translation>Add to each</translation>
    </message>
    <message>
        <source>Take from each</source>
        <translation>Take from each</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Add a tag</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Remove %1</translation>
    </message>
    <message>
        <source>A tag they have</source>
        <translation>A tag they have</translation>
    </message>
</context>
<context>
    <name>TimesDialog</name>
    <message>
        <source>Change times</source>
        <translation>Change times</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected cues are moved.</source>
        <translation>
            <numerusform>%Ln selected cue is moved.</numerusform>
            <numerusform>%Ln selected cues are moved.</numerusform>
        </translation>
    </message>
    <message>
        <source>All cues are moved.</source>
        <translation>All cues are moved.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Two points</source>
        <translation>Two points</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Frame rate</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Seconds</translation>
    </message>
    <message>
        <source>Later; with a minus sign, sooner. 1.5 or -0.25</source>
        <translation>Later; with a minus sign, sooner. 1.5 or -0.25</translation>
    </message>
    <message>
        <source>The first cue begins at</source>
        <translation>The first cue begins at</translation>
    </message>
    <message>
        <source>The last cue begins at</source>
        <translation>The last cue begins at</translation>
    </message>
    <message>
        <source>Made for, frames a second</source>
        <translation>Made for, frames a second</translation>
    </message>
    <message>
        <source>For instance 23.976</source>
        <translation>For instance 23.976</translation>
    </message>
    <message>
        <source>The video has, frames a second</source>
        <translation>The video has, frames a second</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>TitleRow</name>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>View</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Search videos, or type a command</source>
        <translation>Search videos, or type a command</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Uploads</name>
    <message>
        <source>Allowed now</source>
        <translation>Allowed now</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Encoding</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>on this computer</translation>
    </message>
    <message>
        <source>done on this computer</source>
        <translation>done on this computer</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>being read</source>
        <translation>being read</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>not read</translation>
    </message>
    <message>
        <source>readable to the end</source>
        <translation>readable to the end</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>the server&apos;s copy equals your file</source>
        <translation>the server&apos;s copy equals your file</translation>
    </message>
    <message>
        <source>the server&apos;s copy differs from your file</source>
        <translation>the server&apos;s copy differs from your file</translation>
    </message>
    <message>
        <source>%1, limit %2</source>
        <translation>%1, limit %2</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Cancel upload</source>
        <translation>Cancel upload</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Remove from the list</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copy link</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Watch</translation>
    </message>
    <message>
        <source>Encode on this computer first</source>
        <translation>Encode on this computer first</translation>
    </message>
    <message>
        <source>Preview quality</source>
        <translation>Preview quality</translation>
    </message>
    <message>
        <source>Send the file, let the server encode</source>
        <translation>Send the file, let the server encode</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>Checking the file</translation>
    </message>
    <message>
        <source>Cannot be uploaded</source>
        <translation>Cannot be uploaded</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Waiting for its turn</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>No connection, goes on by itself</source>
        <translation>No connection, goes on by itself</translation>
    </message>
    <message>
        <source>The server is busy, tries again</source>
        <translation>The server is busy, tries again</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Ready to publish</source>
        <translation>Ready to publish</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>Paused at %1</source>
        <translation>Paused at %1</translation>
    </message>
    <message>
        <source>Waiting for this computer</source>
        <translation>Waiting for this computer</translation>
    </message>
    <message>
        <source>This computer makes %1</source>
        <translation>This computer makes %1</translation>
    </message>
    <message>
        <source>Waiting for the server, %1 before yours</source>
        <translation>Waiting for the server, %1 before yours</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Waiting for the server</translation>
    </message>
    <message>
        <source>The server prepares the video</source>
        <translation>The server prepares the video</translation>
    </message>
    <message>
        <source>The server makes %1</source>
        <translation>The server makes %1</translation>
    </message>
    <message>
        <source>Next try at %1</source>
        <translation>Next try at %1</translation>
    </message>
    <message>
        <source>%1 of %2 sizes</source>
        <translation>%1 of %2 sizes</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Encode</source>
        <translation>Encode</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Process</translation>
    </message>
    <message>
        <source>This video is %1 long; your channel may upload up to %2. Trim it, or split it into parts.</source>
        <translation>This video is %1 long; your channel may upload up to %2. Trim it, or split it into parts.</translation>
    </message>
    <message>
        <source>This file is %1; your channel may upload up to %2. Export it with a lower bit rate, or split it into parts.</source>
        <translation>This file is %1; your channel may upload up to %2. Export it with a lower bit rate, or split it into parts.</translation>
    </message>
    <message>
        <source>Your channel has used %1 of %2 uploads this week.</source>
        <translation>Your channel has used %1 of %2 uploads this week.</translation>
    </message>
    <message>
        <source>Your channel has used %1 of %2 uploads this week. The next place is free on %3; try again then.</source>
        <translation>Your channel has used %1 of %2 uploads this week. The next place is free on %3; try again then.</translation>
    </message>
    <message>
        <source>This file is %1 and the server has room for %2 more. Delete videos you no longer need, or ask whoever runs the server to make room.</source>
        <translation>This file is %1 and the server has room for %2 more. Delete videos you no longer need, or ask whoever runs the server to make room.</translation>
    </message>
</context>
<context>
    <name>UploadsView</name>
    <message>
        <source>Choose files</source>
        <translation>Choose files</translation>
    </message>
    <message>
        <source>Uploads</source>
        <translation>Uploads</translation>
    </message>
    <message>
        <source>Nothing is being uploaded</source>
        <translation>Nothing is being uploaded</translation>
    </message>
    <message>
        <source>Each file is checked on this computer first. Big files may be paused, and go on after a restart.</source>
        <translation>Each file is checked on this computer first. Big files may be paused, and go on after a restart.</translation>
    </message>
    <message>
        <source>Choose videos</source>
        <translation>Choose videos</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>All files</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>Pause all</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>Resume all</translation>
    </message>
    <message numerus="yes">
        <source>%Ln encoding</source>
        <translation>
            <numerusform>%Ln encoding</numerusform>
            <numerusform>%Ln encoding</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sending</source>
        <translation>
            <numerusform>%Ln sending</numerusform>
            <numerusform>%Ln sending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln waiting</numerusform>
            <numerusform>%Ln waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln processing</source>
        <translation>
            <numerusform>%Ln processing</numerusform>
            <numerusform>%Ln processing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UploadsViewModel</name>
    <message>
        <source>Link copied</source>
        <translation>Link copied</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Published</translation>
    </message>
</context>
<context>
    <name>VersionList</name>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Make live</source>
        <translation>Make live</translation>
    </message>
    <message>
        <source>Make version %1 live</source>
        <translation>Make version %1 live</translation>
    </message>
</context>
<context>
    <name>Videos</name>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Subtitles</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>Unpublish</source>
        <translation>Unpublish</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Watch</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copy link</translation>
    </message>
    <message>
        <source>Process again</source>
        <translation>Process again</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Public</translation>
    </message>
    <message>
        <source>Unlisted</source>
        <translation>Unlisted</translation>
    </message>
    <message>
        <source>Premium</source>
        <translation>Premium</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Private</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>Processing</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Scheduled</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>Under review</source>
        <translation>Under review</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archived</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Visibility</source>
        <translation>Visibility</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Views</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Comments</translation>
    </message>
    <message>
        <source>Waiting, %1 before yours</source>
        <translation>Waiting, %1 before yours</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Waiting for the server</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Preparing</translation>
    </message>
    <message>
        <source>%1 changed, %2 not. %3</source>
        <translation>%1 changed, %2 not. %3</translation>
    </message>
    <message>
        <source>A scheduled video cannot be private. Take its schedule back first.</source>
        <translation>A scheduled video cannot be private. Take its schedule back first.</translation>
    </message>
    <message>
        <source>A video can have %1 tags at most.</source>
        <translation>A video can have %1 tags at most.</translation>
    </message>
    <message>
        <source>%1 of %2 will change.</source>
        <translation>%1 of %2 will change.</translation>
    </message>
    <message>
        <source>%1 unchanged.</source>
        <translation>%1 unchanged.</translation>
    </message>
    <message>
        <source>%1 cannot:</source>
        <translation>%1 cannot:</translation>
    </message>
</context>
<context>
    <name>VideosView</name>
    <message>
        <source>Upload</source>
        <translation>Upload</translation>
    </message>
    <message>
        <source>Filter this list</source>
        <translation>Filter this list</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Scheduled</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>Processing</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>Which videos</source>
        <translation>Which videos</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>No videos yet</source>
        <translation>No videos yet</translation>
    </message>
    <message>
        <source>Drop a video anywhere in this window, or choose one from this computer.</source>
        <translation>Drop a video anywhere in this window, or choose one from this computer.</translation>
    </message>
    <message>
        <source>Upload a video</source>
        <translation>Upload a video</translation>
    </message>
    <message>
        <source>No video matches</source>
        <translation>No video matches</translation>
    </message>
    <message>
        <source>No video fits this tab and filter.</source>
        <translation>No video fits this tab and filter.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Clear filters</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln video</numerusform>
            <numerusform>%Ln videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln videos</source>
        <translation>
            <numerusform>%1 of %Ln video</numerusform>
            <numerusform>%1 of %Ln videos</numerusform>
        </translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copy details</translation>
    </message>
    <message>
        <source>The videos could not be loaded</source>
        <translation>The videos could not be loaded</translation>
    </message>
    <message>
        <source>The server is not answering</source>
        <translation>The server is not answering</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>Link copied</translation>
    </message>
</context>
<context>
    <name>VideosViewModel</name>
    <message>
        <source>Published</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>Unpublished</source>
        <translation>Unpublished</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos published</source>
        <translation>
            <numerusform>%Ln video published</numerusform>
            <numerusform>%Ln videos published</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos unpublished</source>
        <translation>
            <numerusform>%Ln video unpublished</numerusform>
            <numerusform>%Ln videos unpublished</numerusform>
        </translation>
    </message>
    <message>
        <source>Processing again</source>
        <translation>Processing again</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos deleted</source>
        <translation>
            <numerusform>%Ln video deleted</numerusform>
            <numerusform>%Ln videos deleted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisibilityDialog</name>
    <message>
        <source>Who can watch</source>
        <translation>Who can watch</translation>
    </message>
    <message>
        <source>Anyone. It is listed.</source>
        <translation>Anyone. It is listed.</translation>
    </message>
    <message>
        <source>Anyone who has the link.</source>
        <translation>Anyone who has the link.</translation>
    </message>
    <message>
        <source>Viewers with a premium plan.</source>
        <translation>Viewers with a premium plan.</translation>
    </message>
    <message>
        <source>You alone.</source>
        <translation>You alone.</translation>
    </message>
</context>
</TS>
