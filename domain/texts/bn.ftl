# নির্দিষ্ট শব্দগুলোর নাম আর ভুলের বার্তা; সব ঘর এগুলো ব্যবহার করে।

muscle-chest = বুক
muscle-lats = ল্যাটস
muscle-upper_back = পিঠের উপরের অংশ
muscle-lower_back = কোমর
muscle-traps = ট্র্যাপস
muscle-shoulders = কাঁধ
muscle-rear_delts = কাঁধের পেছনের অংশ
muscle-biceps = বাইসেপস
muscle-triceps = ট্রাইসেপস
muscle-forearms = ফোরআর্ম
muscle-abs = পেট (অ্যাবস)
muscle-obliques = পেটের দুই পাশ
muscle-glutes = গ্লুট
muscle-quadriceps = উরুর সামনের পেশি
muscle-hamstrings = হ্যামস্ট্রিং
muscle-adductors = উরুর ভেতরের পেশি
muscle-abductors = হিপের বাইরের পেশি
muscle-calves = কাফ
muscle-neck = ঘাড়
muscle-full_body = পুরো শরীর

equipment-gym = জিমের সব সরঞ্জাম
equipment-bodyweight = খালি হাতে
equipment-barbell = বারবেল
equipment-dumbbell = ডাম্বেল
equipment-kettlebell = কেটলবেল
equipment-machine = মেশিন
equipment-cable = কেবল মেশিন
equipment-band = রেজিস্ট্যান্স ব্যান্ড
equipment-pull_up_bar = পুল-আপ বার
equipment-bench = বেঞ্চ
equipment-ez_bar = ইজি বার
equipment-medicine_ball = মেডিসিন বল
equipment-exercise_ball = জিম বল
equipment-suspension = টিআরএক্স বা রিং

level-beginner = বিগিনার
level-intermediate = ইন্টারমিডিয়েট
level-advanced = অ্যাডভান্সড

sex-male = পুরুষ
sex-female = নারী

activity-sedentary = বসে কাজ, ব্যায়াম নেই
activity-light = সপ্তাহে ১–৩ দিন ব্যায়াম
activity-moderate = সপ্তাহে ৩–৫ দিন ব্যায়াম
activity-active = সপ্তাহে ৬–৭ দিন ব্যায়াম
activity-very_active = দিনে দুবার ব্যায়াম বা ভারী কায়িক শ্রম

nutrition_goal-lose_fat = মেদ কমানো
nutrition_goal-maintain = ওজন ধরে রাখা
nutrition_goal-gain_muscle = মাসল বাড়ানো

training_goal-strength = শক্তি বাড়ানো
training_goal-hypertrophy = মাসল বাড়ানো
training_goal-endurance = স্ট্যামিনা বাড়ানো
training_goal-fat_loss = মেদ কমানো
training_goal-general_fitness = ফিট থাকা

diet-omnivore = মাছ-মাংস সবই
diet-pescatarian = মাছ খাই, মাংস নয়
diet-vegetarian = নিরামিষ (দুধ-ডিম চলে)
diet-vegan = ভেগান

exclude-gluten = গ্লুটেন (গম-আটা-ময়দা)
exclude-dairy = দুধ ও দুধের খাবার
exclude-egg = ডিম
exclude-peanut = চিনাবাদাম
exclude-tree_nut = কাঠবাদাম, কাজু ও অন্যান্য বাদাম
exclude-soy = সয়াবিন
exclude-fish = মাছ
exclude-shellfish = চিংড়ি-কাঁকড়া
exclude-sesame = তিল
exclude-pork = শূকরের মাংস
exclude-beef = গরুর মাংস
exclude-alcohol = অ্যালকোহল

body_part-knee = হাঁটু
body_part-lower_back = কোমর
body_part-shoulder = কাঁধ
body_part-elbow = কনুই
body_part-wrist = কবজি
body_part-hip = হিপ
body_part-ankle = গোড়ালি
body_part-neck = ঘাড়

lift-bench_press = বেঞ্চ প্রেস
lift-squat = স্কোয়াট
lift-deadlift = ডেডলিফট
lift-overhead_press = ওভারহেড প্রেস

template-original = অরিজিনাল
template-boring_but_big = বোরিং বাট বিগ (BBB)
template-first_set_last = ফার্স্ট সেট লাস্ট (FSL)
template-second_set_last = সেকেন্ড সেট লাস্ট (SSL)
template-boring_but_strong = বোরিং বাট স্ট্রং (BBS)
template-triumvirate = ট্রায়ামভিরেট
template-bodyweight = বডিওয়েট

topic-nutrition = পুষ্টি
topic-training = ট্রেনিং
topic-yoga = যোগব্যায়াম
topic-recovery = রিকভারি
topic-safety = নিরাপত্তা
topic-equipment = সরঞ্জাম

tool-find_exercises = ব্যায়াম খোঁজা
tool-plan_nutrition = খাবারের প্ল্যান বানানো
tool-energy_needs = ক্যালরির চাহিদা হিসাব
tool-look_up_food = খাবারের তথ্য খোঁজা
tool-plan_training = ট্রেনিং প্ল্যান বানানো
tool-calculate_531 = 5/3/1 হিসাব
tool-one_rep_max = ওয়ান রেপ ম্যাক্স হিসাব
tool-search_knowledge = লেখা থেকে উত্তর খোঁজা
tool-generate_image = ছবি আঁকা

field-sex = নারী না পুরুষ
field-age_years = বয়স
field-height_cm = উচ্চতা
field-weight_kg = ওজন
field-activity = সারা দিনে কতটা পরিশ্রম বা ব্যায়াম হয়
field-goal = লক্ষ্য
field-diet = খাবারের ধরন
field-exclude = যেসব খাবার বাদ
field-meals_per_day = দিনে কয় বেলা খাবার
field-days = কয় দিনের প্ল্যান
field-energy_kcal = দিনে কত ক্যালরি
field-protein_g = দিনে কত প্রোটিন
field-food = খাবারের নাম
field-grams = পরিমাণ
field-days_per_week = সপ্তাহে কয় দিন ট্রেনিং
field-level = ট্রেনিং লেভেল
field-minutes_per_session = প্রতিদিন কত মিনিট
field-equipment = কী কী সরঞ্জাম আছে
field-avoid = শরীরের যে অংশে চাপ দেওয়া যাবে না
field-weeks = কয় সপ্তাহ
field-lifts = অন্তত একটি লিফট আর তাতে কত ওজন
field-bench_press = বেঞ্চ প্রেসের ওজন
field-squat = স্কোয়াটের ওজন
field-deadlift = ডেডলিফটের ওজন
field-overhead_press = ওভারহেড প্রেসের ওজন
field-unit = একক (কেজি বা পাউন্ড)
field-training_max_percent = ট্রেনিং ম্যাক্স কত শতাংশ
field-template = টেমপ্লেট
field-cycles = কয়টি সাইকেল
field-rounding = কত পর্যন্ত রাউন্ড করা হবে
field-bar = বারের ওজন
field-plates = প্লেটগুলো
field-load = কত ওজন তুলেছেন
field-reps = কয়টি রেপ
field-query = কী খুঁজছেন
field-prompt = কী আঁকতে হবে
field-message = মেসেজ
field-data_dir = ডেটা ফোল্ডার
field-muscle = মাসল

# ভুলের বার্তা। ইংরেজিতে ভুলের নিজের বিস্তারিত কথাটাই দেখানো হয়।
error-error = কোথাও একটা সমস্যা হয়েছে। আবার চেষ্টা করুন।
error-invalid_input = “{ $field }” ঠিকমতো দেওয়া হয়নি। ঠিক করে আবার দিন।
error-out_of_range = “{ $field }”-এর মানটা সম্ভব সীমার বাইরে। সংখ্যাটা আরেকবার দেখে নিন।
error-unknown_name = “{ $field }”-এ যা লিখেছেন, সেটা চিনতে পারিনি। অন্য কিছু লিখে দেখুন।
error-not_found = মেলে এমন কিছু পাইনি। অন্যভাবে লিখে দেখুন।
error-infeasible = সব শর্ত একসঙ্গে মেনে কিছু বানানো যাচ্ছে না। একটা শর্ত বাদ দিয়ে দেখুন।
error-unavailable = দরকারি একটা অংশ এই মুহূর্তে চলছে না। একটু পরে আবার চেষ্টা করুন।
error-storage = ডেটা ফোল্ডারে লেখা যাচ্ছে না। ফোল্ডারের অনুমতি দেখুন বা অন্য ফোল্ডার ঠিক করে দিন।
error-model = মডেলের উত্তরটা কাজে লাগানোর মতো হয়নি। আবার চেষ্টা করুন।
