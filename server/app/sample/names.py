"""Names of people and places, in Bengali and in Latin letters."""

FIRST = (
    ("তাহমিনা", "Tahmina"), ("রাফি", "Rafi"), ("নুসরাত", "Nusrat"), ("আরিফ", "Arif"),
    ("সুমাইয়া", "Sumaiya"), ("তানভীর", "Tanvir"), ("ফারহানা", "Farhana"), ("ইমরান", "Imran"),
    ("মৌসুমী", "Mousumi"), ("শুভ", "Shuvo"), ("অনন্যা", "Ananya"), ("সাব্বির", "Sabbir"),
    ("রুবিনা", "Rubina"), ("হাসান", "Hasan"), ("জান্নাত", "Jannat"), ("মাহফুজ", "Mahfuz"),
    ("সোহানা", "Sohana"), ("কবির", "Kabir"), ("লাবণী", "Labony"), ("দীপ", "Dip"),
    ("Maya", "Maya"), ("Daniel", "Daniel"), ("Priya", "Priya"), ("Tom", "Tom"),
    ("Ayesha", "Ayesha"), ("Lena", "Lena"), ("Samir", "Samir"), ("Grace", "Grace"),
)  # fmt: skip
"""As written by themselves, and in Latin letters for user names."""
LAST = (
    ("রহমান", "Rahman"), ("চৌধুরী", "Chowdhury"), ("ইসলাম", "Islam"), ("আক্তার", "Akter"),
    ("হোসেন", "Hossain"), ("দাস", "Das"), ("সরকার", "Sarkar"), ("বিশ্বাস", "Biswas"),
    ("খান", "Khan"), ("মণ্ডল", "Mondal"), ("সুলতানা", "Sultana"), ("বড়ুয়া", "Barua"),
    ("Morgan", "Morgan"), ("Sen", "Sen"), ("Ahmed", "Ahmed"), ("Roy", "Roy"),
)  # fmt: skip
LATIN_FIRST = 20
LATIN_LAST = 12
"""From these on the names are written in Latin letters by their owners."""

PLACES = (
    ("বরিশাল", "Barishal"), ("সিলেট", "Sylhet"), ("খুলনা", "Khulna"), ("রাজশাহী", "Rajshahi"),
    ("চট্টগ্রাম", "Chattogram"), ("শ্রীমঙ্গল", "Sreemangal"), ("কক্সবাজার", "Cox's Bazar"),
    ("রাঙামাটি", "Rangamati"), ("পুরান ঢাকা", "Old Dhaka"), ("কুষ্টিয়া", "Kushtia"),
    ("ভোলা", "Bhola"), ("মোংলা", "Mongla"), ("নেত্রকোনা", "Netrokona"), ("টাঙ্গাইল", "Tangail"),
    ("যশোর", "Jashore"), ("বগুড়া", "Bogura"), ("দিনাজপুর", "Dinajpur"), ("চাঁদপুর", "Chandpur"),
    ("সুনামগঞ্জ", "Sunamganj"), ("পটুয়াখালী", "Patuakhali"),
)  # fmt: skip
COUNTRIES = ("BD", "BD", "BD", "BD", "BD", "BD", "IN", "IN", "GB", "US", "AE", "MY")
"""Where viewers are; more often the more likely."""
AGES = ("18-24", "25-34", "35-44", "45-54", "55+")
DEVICES = (
    ("phone", "Chrome", "Android"),
    ("phone", "Chrome", "Android"),
    ("phone", "Safari", "iOS"),
    ("desktop", "Chrome", "Windows"),
    ("desktop", "Firefox", "Linux"),
    ("tv", "WebView", "Android TV"),
)
