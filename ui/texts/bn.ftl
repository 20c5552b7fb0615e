# উত্তরের চারপাশে পাতায় যা লেখা থাকে। মাসল, লিফট, ঘর আর কাজের নাম domain/texts-এ আছে।

ui-tagline = আপনার ফিটনেস কোচ। ব্যায়াম দেখায়, খাবার আর ট্রেনিংয়ের প্ল্যান বানায়, ওজন হিসাব করে, আর তথ্যসূত্র জানায়।
ui-input = ব্যায়াম, খাবার বা ট্রেনিং নিয়ে কিছু জিজ্ঞেস করুন
ui-example-exercise = স্কোয়াট কীভাবে করে দেখাও
ui-example-food = ডায়েট চার্ট বানিয়ে দাও
ui-example-training = জিমের রুটিন বানিয়ে দাও
ui-examples = এগুলোর একটা দিয়ে শুরু করুন, বা নিচে নিজের প্রশ্ন লিখুন।
ui-working = কাজ চলছে
ui-working-seconds = কাজ চলছে: { $seconds } সেকেন্ড
ui-stopped = উত্তরটা শেষ হওয়ার আগেই থামানো হয়েছে।
ui-edit-again = ঠিক করে আবার পাঠান
ui-disclaimer = এগুলো সাধারণ তথ্য; ডাক্তার বা পুষ্টিবিদের পরামর্শের বিকল্প নয়।
ui-old-result = এই ফলাফলটা Spotter-এর অন্য সংস্করণের, এখানে আর দেখানো যাচ্ছে না। নতুন করে পেতে আবার জিজ্ঞেস করুন।
ui-picture-missing = ছবিটা আর নেই। আবার বললে নতুন করে এঁকে দেব।
ui-unexpected = এই পাতায় একটা সমস্যা হয়েছে। পাতাটা রিলোড করুন; আপনার কথাবার্তা সব আছে।

# পাশের প্যানেল
ui-language = ভাষা
ui-language-en = English
ui-language-zh = 中文
ui-language-ko = 한국어
ui-language-bn = বাংলা
ui-new-conversation = নতুন চ্যাট
ui-conversations = আগের চ্যাট
ui-no-conversations = এখনো কিছু নেই।
ui-conversation-delete = মুছুন
ui-delete-question = এই চ্যাটটা মুছে ফেলবেন?
ui-delete-warning = মুছে ফেললে আর ফেরত আনা যাবে না।
ui-cancel = থাক
ui-core-embedded = ভেতরের কোর: নিয়ম, হিসাব আর খোঁজ, কোনো ভাষার মডেল নেই। এই কম্পিউটারের বাইরে কিছু যায় না।
ui-core-model = ভাষার মডেল: { $name }

# নিজের তথ্য; ফাঁকা ঘর মানে জানা নেই
ui-profile = আপনার তথ্য
ui-profile-hint = মেসেজে যা লেখা না থাকে, Spotter তা এখান থেকে নেয়। যা জানাতে চান না, ফাঁকা রাখুন।
ui-profile-sex = নারী/পুরুষ
ui-profile-age_years = বয়স (বছর)
ui-profile-height_cm = উচ্চতা (সেমি)
ui-profile-weight_kg = ওজন (কেজি)
ui-profile-activity = দৈনিক পরিশ্রম
ui-profile-diet = খাবারের ধরন
ui-profile-exclude = যেসব খাবার বাদ
ui-profile-level = ট্রেনিং লেভেল
ui-profile-equipment = কী কী সরঞ্জাম আছে
ui-profile-avoid = যে অংশে চাপ দেওয়া যাবে না
ui-profile-unit = ওজনের একক
ui-profile-unknown = দেওয়া হয়নি
ui-profile-none = কোনোটিই না
ui-profile-save = সেভ করুন
ui-profile-saved = সেভ হয়েছে।
ui-profile-out-of-range = { $field }: { $low } থেকে { $high }-এর মধ্যে একটা সংখ্যা দিন।
ui-profile-unusable = { $field }: এই মানটা ব্যবহার করা যাচ্ছে না।

# কোন কাজ চালানো হলো
ui-tool-done = { $tool } · { $ms } মিলিসেকেন্ড
ui-tool-arguments = যেসব মান নেওয়া হয়েছে
ui-tool-no-arguments = কোনো মান লাগেনি।
ui-tool-unfinished = { $tool } · শেষ হয়নি
ui-tool-failed = { $tool } · ফল পাওয়া যায়নি

# সূত্র আর যাচাই
ui-citations = তথ্যসূত্র
ui-citation = [{ $number }] { $title } ({ $year })
ui-citation-undated = [{ $number }] { $title }
ui-all-sources = এই সংখ্যাগুলোর সব তথ্যসূত্র ({ $count }টি)
ui-checks = যাচাই: { $count }টির মধ্যে { $met }টি মিলেছে
ui-check = কী দেখা হয়েছে
ui-check-value = মান
ui-check-range = সীমা
ui-check-met = মিলেছে
ui-check-source = তথ্যসূত্র
ui-yes = ✓ হ্যাঁ
ui-no = – না
ui-range-between = { $low } থেকে { $high }
ui-range-at-least = অন্তত { $low }
ui-range-at-most = সর্বোচ্চ { $high }
ui-range-free = যেকোনো

# ব্যায়াম
ui-animation-of = অ্যানিমেশন: { $name }
ui-picture-of = ছবি: { $name }
ui-steps = কীভাবে করবেন
ui-more-exercises = এ রকম আরও ব্যায়াম
ui-cues = যা খেয়াল রাখবেন
ui-mistakes = সাধারণ ভুল
ui-exercise = ব্যায়াম

# খাবার
ui-day = দিন { $number }
ui-food = খাবার
ui-amount = পরিমাণ
ui-grams = { $grams } গ্রাম
ui-portion = { $portion } ({ $grams } গ্রাম)
ui-total = মোট
ui-target = টার্গেট
ui-energy-chart = টার্গেটের (কাটা কাটা দাগ) তুলনায় প্রতিদিনের ক্যালরি, আর তাতে প্রোটিন, কার্ব ও ফ্যাটের ভাগ।
ui-energy-axis = কিলোক্যালরি
ui-energy-share = মোট ক্যালরির অংশ
ui-shopping = বাজারের লিস্ট
ui-shopping-hint = সব দিন মিলিয়ে, খাওয়ার অবস্থায় মাপা ওজন।
ui-nutrient = পুষ্টি উপাদান
ui-all-nutrients = সব পুষ্টি উপাদান
ui-portion-weight = { $portion }: { $grams } গ্রাম
ui-similar-foods = আরও যা মিলেছে: { $names }
ui-protein-range = এই লক্ষ্যে দিনে { $low } থেকে { $high } গ্রাম প্রোটিন মানানসই।
ui-limited-lowest_energy = ডাক্তারি তত্ত্বাবধান ছাড়া যে সর্বনিম্ন ক্যালরি দেওয়া যায়, টার্গেট সেখানেই রাখা হয়েছে।
ui-limited-weekly_loss = সপ্তাহে শরীরের ওজনের ১ %-এর বেশি যেন না কমে, টার্গেট সেভাবে রাখা হয়েছে।
ui-limited-energy_availability = ট্রেনিংয়ের পরেও শরীরের জন্য যেন যথেষ্ট শক্তি থাকে, টার্গেট সেভাবে রাখা হয়েছে।
ui-bmr = বিশ্রামে খরচ (বিএমআর)
ui-tdee = দৈনিক চাহিদা
ui-daily-target = দিনের টার্গেট
ui-bmi = বিএমআই
ui-kcal = { $value } কিলোক্যালরি
ui-food-amount = { $food } · { $amount }

ui-short-energy_kcal = কিলোক্যালরি
ui-short-protein_g = প্রোটিন
ui-short-carbohydrate_g = কার্ব
ui-short-fat_g = ফ্যাট
ui-short-fiber_g = ফাইবার

# ট্রেনিং
ui-week = সপ্তাহ { $number }
ui-week-deload = সপ্তাহ { $number } (ডিলোড)
ui-training-day = { $name }, প্রায় { $minutes } মিনিট
ui-sets = সেট
ui-sets-reps = সেট × রেপ
ui-effort = কতটা কঠিন
ui-rest = বিশ্রাম
ui-rest-seconds = { $seconds } সেকেন্ড
ui-rest-minutes = { $minutes } মিনিট
ui-seconds = { $seconds } সেকেন্ড
ui-each-side = { $amount } প্রতি পাশে
ui-percent_1rm = 1RM-এর { $value } %
ui-rir = আর { $value }টি রেপ হাতে রেখে
ui-rpe = ১০-এ { $value }
ui-warmup = ওয়ার্ম-আপ, { $minutes } মিনিট: { $items }
ui-warmup-easy = ওয়ার্ম-আপ, { $minutes } মিনিট হালকা নড়াচড়া
ui-warmup-item = { $name } { $seconds } সেকেন্ড
ui-weekly-sets = সাধারণ সপ্তাহে কোন মাসলে কয় সেট
ui-muscle = মাসল
ui-progression = কীভাবে বাড়াবেন
ui-progression-failure = না পারলে: { $rule }
ui-progression-deload = ডিলোড: { $rule }
ui-increment = সবচেয়ে ছোট ধাপ: শরীরের উপরের অংশের লিফটে { $upper } কেজি, নিচের অংশের লিফটে { $lower } কেজি।
ui-left-out = প্ল্যানে নেই: { $pattern } (কারণ: { $reasons })
ui-reason-equipment = সরঞ্জাম
ui-reason-avoid = যে অংশে চাপ দেওয়া যাবে না
ui-reason-level = লেভেল

# শক্তি
ui-cycle = সাইকেল { $number }
ui-training-max = ট্রেনিং ম্যাক্স
ui-set-kind = সেট
ui-set-warmup = ওয়ার্ম-আপ
ui-set-main = মূল
ui-set-supplemental = সাপ্লিমেন্টাল
ui-set-joker = জোকার
ui-percent = %
ui-load = ওজন ({ $unit })
ui-reps = রেপ
ui-plates = প্রতি পাশের প্লেট ({ $unit })
ui-bar-only = শুধু বার
ui-lift-day = { $lift }, দিন { $day }
ui-assistance = অ্যাসিস্ট্যান্স: { $exercises }
ui-assistance-item = { $name } { $sets } × { $amount }
ui-amrap = + মানে ফর্ম ঠিক রেখে যতগুলো রেপ পারেন; ফর্ম ভাঙার আগেই থামুন।
ui-next-cycle = পরের সাইকেল: { $steps }
ui-next-step = { $lift } +{ $increment } { $unit }
ui-next-max = { $lift } { $load } { $unit }
ui-next-training-max = এই প্ল্যানের পরের ট্রেনিং ম্যাক্স: { $steps }
ui-week-seventh = সপ্তম সপ্তাহ: { $kind }
ui-strength-chart = সপ্তাহ ধরে ট্রেনিং ম্যাক্স (সিঁড়ির মতো রেখা) আর আনুমানিক ওয়ান রেপ ম্যাক্স (বিন্দু)। প্ল্যান শেষের রেখাটা পরের ট্রেনিং ম্যাক্স।
ui-chart-week = সপ্তাহ
ui-lift = লিফট
ui-result-place = সাইকেল · সপ্তাহ
ui-result-done = তুলেছেন ({ $unit })
ui-result-max = আনুমানিক ম্যাক্স
ui-result-next = পরের ট্রেনিং ম্যাক্স
ui-result-advice = { $lift }: { $advice }
ui-result-rough = ≈ মানে দশের বেশি রেপ থেকে পাওয়া অনুমান, তাই মোটামুটি।
ui-formula = সূত্র
ui-estimate = ওয়ান রেপ ম্যাক্স ({ $unit })
ui-meant-for = কত রেপের সেটের জন্য
ui-meant-for-reps = { $low }–{ $high } রেপ
ui-meant-for-shorter = { $low }–{ $high } রেপ (এই সেট আরও লম্বা)
ui-formula-spread = সবচেয়ে কম: { $lowest }। সবচেয়ে বেশি: { $highest }। দুটোর মধ্যে ফারাক { $percent }%।
ui-formula-rough = দশের বেশি রেপে সূত্রগুলোর ফারাক বাড়ে। আরও ভারী ওজনে দুই থেকে দশ রেপের সেট থেকে হিসাব বেশি ঠিক আসে।
ui-formula-details = সমীকরণ ও উৎস
ui-equation = সমীকরণ
ui-range-from = সীমার উৎস
ui-percent-of-max = এই ওয়ান রেপ ম্যাক্স ধরে ওজন

# লেখা
ui-passages = যেসব অংশ পাওয়া গেছে ({ $count }টি)

# যাচাইয়ে কী দেখা হয়; { $part } হলো কোনো মাসল, মুভমেন্ট বা দিন

# প্ল্যান: রেখে দেওয়া আর ডাউনলোড
ui-take-save = সেভ করুন
ui-take-saved = সেভ হয়েছে
ui-take-calendar = ক্যালেন্ডার
ui-take-more = আরও
ui-take-start = প্ল্যানের প্রথম দিন
ui-take-time = কয়টায়
ui-take-file-pdf = PDF
ui-take-file-csv = CSV
ui-take-file-page = প্রিন্ট করার পাতা
ui-take-file-calendar = ক্যালেন্ডার ফাইল (ICS)
ui-take-file-shopping = বাজারের লিস্ট (CSV)
ui-take-file-liftoscript = Liftosaur-এর জন্য লেখা
ui-take-file-wger = wger-এর জন্য JSON
ui-plans = সেভ করা প্ল্যান
ui-plans-none = এখনো কিছু নেই। প্ল্যানের নিচে সেভ করুন চাপলে এখানে পাবেন।
ui-plans-saved-on = সেভ করা হয়েছে { $date }
ui-plans-rename = নাম বদলান
ui-plans-name = নাম
ui-plans-back = সব প্ল্যান
ui-plans-delete-question = এই প্ল্যানটা মুছে ফেলবেন?
