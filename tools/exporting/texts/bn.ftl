# ডাউনলোড করা প্ল্যানে যা লেখা থাকে। মাসল, লিফট, সরঞ্জাম আর যাচাইয়ের নাম domain/texts-এ আছে।

# শিরোনাম
export-nutrition-title = খাবারের প্ল্যান
export-nutrition-subtitle = { $days } দিনের
export-training-title = ট্রেনিং প্ল্যান: { $goal }
export-title-yoga = যোগব্যায়ামের প্ল্যান
export-title-mobility = মোবিলিটি প্ল্যান
export-training-subtitle = { $weeks } সপ্তাহ, { $level }
export-strength-title = 5/3/1: { $template }
export-strength-subtitle = { $cycles }টি সাইকেল, বার { $bar } { $unit }, ওজন { $rounding } { $unit }-এর ধাপে
export-footer = Spotter
export-disclaimer = এগুলো সাধারণ তথ্য; ডাক্তার বা পুষ্টিবিদের পরামর্শের বিকল্প নয়।
export-good-to-know = জেনে রাখুন
export-sources = তথ্যসূত্র
export-page-of = { $page } / { $pages }

# যাচাই
export-checks-all-met = এই প্ল্যানের { $count }টি যাচাইয়ের সবগুলো মিলেছে।
export-checks-some-met = এই প্ল্যানের { $count }টি যাচাইয়ের মধ্যে { $met }টি মিলেছে। যেগুলো সীমার বাইরে:
export-check = কী দেখা হয়েছে
export-check-value = মান
export-check-range = সীমা
export-range-between = { $low } থেকে { $high }
export-range-at-least = অন্তত { $low }
export-range-at-most = সর্বোচ্চ { $high }

# খাবার
export-day = দিন { $number }
export-total = মোট
export-target = টার্গেট
export-grams = { $grams } গ্রাম
export-shopping = বাজারের লিস্ট
export-shopping-hint = সব দিন মিলিয়ে, দোকানে যেভাবে বিক্রি হয় সেই মাপে। শেষ ঘরে খাওয়ার অবস্থার ওজন; রান্নার আগে ওজন কম-বেশি হয়।
export-energy-chart = প্রতিদিনের ক্যালরি (কিলোক্যালরি)
export-energy-target = টার্গেট { $energy } কিলোক্যালরি
export-short-energy_kcal = ক্যালরি
export-short-protein_g = প্রোটিন
export-short-carbohydrate_g = কার্ব
export-short-fat_g = ফ্যাট
export-short-fiber_g = ফাইবার

# ট্রেনিং
export-days-a-week = সপ্তাহে কয় দিন
export-weeks = কয় সপ্তাহ
export-longest-session = সবচেয়ে লম্বা সেশন
export-week = সপ্তাহ { $number }
export-week-deload = সপ্তাহ { $number } (ডিলোড)
export-week-named = সপ্তাহ { $number } ({ $name })
export-weeks-range = সপ্তাহ { $first } থেকে { $last }
export-training-day = দিন { $number }: { $name }
export-about-minutes = প্রায় { $minutes } মিনিট
export-session-deload = { $name } (ডিলোড)
export-session-named = { $session } ({ $name })
export-rest-day = বিশ্রাম
export-warmup = ওয়ার্ম-আপ, { $minutes } মিনিট: { $items }
export-warmup-easy = ওয়ার্ম-আপ, { $minutes } মিনিট হালকা নড়াচড়া
export-warmup-item = { $name } { $seconds } সেকেন্ড
export-easy-cardio = শেষে { $minutes } মিনিট। { $what }
export-rest = বিশ্রাম
export-seconds = { $seconds } সেকেন্ড
export-minutes = { $minutes } মিনিট
export-each-side = { $amount } প্রতি পাশে
export-per-side = প্রতি পাশে
export-amrap-short = যতগুলো পারেন
export-rir = RIR { $value }
export-rpe = RPE { $value }
export-percent-1rm = 1RM-এর { $value } %
export-percent-training_max = { $value } %
export-percent-work = মূল সেটের ওজনের { $value } %
export-more-load = ওজন +{ $percent } %
export-pair = জোড়া { $letter }: এক সেট করে পালা করে
export-ramp-up = ওয়ার্ম-আপ { $sets }
export-bar-only = শুধু বার
export-rir-legend = RIR মানে সেট শেষে আর কয়টি রেপ হাতে থাকে; RPE মানে ১০-এর মধ্যে কতটা কঠিন লাগে।
export-progression = কীভাবে বাড়াবেন
export-increment = সবচেয়ে ছোট ধাপ: শরীরের উপরের অংশের লিফটে { $upper } কেজি, নিচের অংশের লিফটে { $lower } কেজি।
export-column-exercises = ব্যায়াম
export-all-others = বাকি সব ব্যায়াম
export-all-exercises = সব ব্যায়াম
export-column-rule = কীভাবে বাড়াবেন
export-column-failure = না পারলে
export-progression-deload = ডিলোড: { $rule }
export-weekly-sets = সাধারণ সপ্তাহে কোন মাসলে কয় সেট
export-left-out = প্ল্যানে নেই: { $pattern } (কারণ: { $reasons })
export-reason-equipment = সরঞ্জাম
export-reason-avoid = যে অংশে চাপ দেওয়া যাবে না
export-reason-level = লেভেল
export-reason-goal = লক্ষ্য
export-untargeted = শুধু সহায়ক হিসেবে কাজ করে: { $muscle } (কারণ: { $reasons })
export-exercises = ব্যায়ামগুলো কীভাবে করবেন

# 5/3/1
export-cycle = সাইকেল { $number }
export-training-max = { $lift }, ট্রেনিং ম্যাক্স
export-assistance = অ্যাসিস্ট্যান্স: { $exercises }
export-next-cycle = পরের সাইকেলের ট্রেনিং ম্যাক্স: { $steps }
export-next-step = { $lift } +{ $increment } { $unit }
export-amrap-legend = + মানে ফর্ম ঠিক রেখে যতগুলো রেপ পারেন; ফর্ম ভাঙার আগেই থামুন। প্রতিটি ওজনের নিচে ট্রেনিং ম্যাক্সের কত শতাংশ আর প্রতি পাশের প্লেট লেখা আছে।
export-set-work = মূল
export-set-warmup = ওয়ার্ম-আপ
export-set-main = মূল
export-set-supplemental = সাপ্লিমেন্টাল
export-set-joker = জোকার

# টেবিলের ঘর
export-column-week = সপ্তাহ
export-column-deload = ডিলোড
export-column-weekday = সপ্তাহের কততম দিন
export-column-session = সেশন
export-column-exercise = ব্যায়াম
export-column-exercise-id = ব্যায়ামের আইডি
export-column-set = কততম সেট
export-column-sets = সেট
export-column-set-kind = সেটের ধরন
export-column-low = সর্বনিম্ন
export-column-high = সর্বোচ্চ
export-column-unit-of-work = গোনার একক
export-column-per-side = প্রতি পাশে
export-column-amrap = যত বেশি পারা যায়
export-column-load = ওজন
export-column-unit = একক
export-column-percent = শতাংশ
export-column-percent-of = কীসের শতাংশ
export-column-rir = RIR
export-column-rpe = RPE
export-column-rest-s = বিশ্রাম (সেকেন্ড)
export-column-day = দিন
export-column-meal = কোন বেলা
export-column-food = খাবার
export-column-food-id = খাবারের আইডি
export-column-portion = পরিমাণ
export-column-grams = গ্রাম
export-column-buy = যা কিনবেন
export-column-eaten = খাওয়ার ওজন
export-column-needed = কতটা লাগবে (গ্রাম, বিক্রির অবস্থায়)
export-column-bought = কতটা কেনা (গ্রাম)
export-unit-reps = রেপ
export-unit-seconds = সেকেন্ড
export-percent-name-1rm = ওয়ান রেপ ম্যাক্স
export-percent-name-training_max = ট্রেনিং ম্যাক্স
export-percent-name-work = মূল সেটের ওজন
export-yes = হ্যাঁ
export-no = না

# অন্য অ্যাপ
export-liftosaur-custom = Liftosaur-এ এই ব্যায়ামগুলো নেই; আগে কাস্টম ব্যায়াম হিসেবে বানিয়ে নিন: { $names }
export-wger-description = { $title }, Spotter-এর লেখা। প্রতিটি এন্ট্রির কমেন্ট Spotter-এর ব্যায়ামের আইডি দিয়ে শুরু।
