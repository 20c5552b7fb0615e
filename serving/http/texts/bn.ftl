# শুধু HTTP API-তে ব্যবহৃত লেখা।
field-experience = ট্রেনিংয়ের অভিজ্ঞতা
field-gender = লিঙ্গ
field-purpose = ট্রেনিংয়ের উদ্দেশ্য
field-rm_weight = 1RM ওজন
field-body = অনুরোধের মূল অংশ
field-exercise_id = ব্যায়াম
field-conversation_id = কথোপকথন
field-size = ছবির মাপ
error-unauthorized = API কী নেই বা ভুল। Authorization: Bearer KEY হেডারটি পাঠান।
error-forbidden = এই সেবা শুধু এই কম্পিউটারের অনুরোধের উত্তর দেয়। 127.0.0.1 বা localhost দিয়ে ডাকুন।
error-method_not_allowed = এই ঠিকানায় এই মেথড চলে না। কী কী চলে তা /docs-এ দেখুন।
error-too_large = অনুরোধটি খুব বড়। ছোট করে আবার পাঠান।
error-timeout = অনেক বেশি সময় লেগে গেছে। দিন বা সপ্তাহ কমিয়ে আবার চেষ্টা করুন।

# মানের সমস্যা, ধরন অনুযায়ী।
fault-missing = { $field } নেই।
remedy-missing = যোগ করে আবার পাঠান।
fault-extra_forbidden = { $field } এখানে লাগে না।
remedy-extra_forbidden = বাদ দিয়ে আবার পাঠান।
fault-enum = { $field }-এর মান ঠিক নয়: { $allowed }।
fault-int_type = { $field } উদ্ধৃতিচিহ্ন ছাড়া পূর্ণসংখ্যা হতে হবে।
remedy-int_type = ঠিক করে আবার পাঠান।
fault-float_type = { $field } উদ্ধৃতিচিহ্ন ছাড়া সংখ্যা হতে হবে।
remedy-float_type = ঠিক করে আবার পাঠান।
fault-finite_number = { $field } একটি সসীম সংখ্যা হতে হবে।
remedy-finite_number = ঠিক করে আবার পাঠান।
fault-greater_than = { $field } খুব ছোট: { $allowed }।
fault-greater_than_equal = { $field } খুব ছোট: { $allowed }।
fault-less_than = { $field } খুব বড়: { $allowed }।
fault-less_than_equal = { $field } খুব বড়: { $allowed }।
fault-json = অনুরোধের মূল অংশে একটি JSON অবজেক্ট থাকতে হবে।
remedy-json = application/json হিসেবে আবার পাঠান।
fault-object = { $field } একটি JSON অবজেক্ট হতে হবে।
remedy-object = ঠিক করে আবার পাঠান।
