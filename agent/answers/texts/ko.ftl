# Spotter가 하는 말. { $sources }는 " [1][2]"처럼 이어진 출처 표시다.

say-greet = 안녕하세요! 피트니스 코치 Spotter예요. 운동 자세 보여 드리기, 식단 짜기, 운동 루틴 짜기, 뭐든 말씀해 주세요.
say-thanks = 천만에요! 더 필요한 게 있으면 말씀해 주세요.
say-about = 운동 동작을 움직이는 그림으로 보여 드리고, 식단과 운동 루틴을 짜고, 5/3/1 중량과 1RM을 계산하고, 출처가 있는 자료로 질문에 답해요. 언어 모델 없이 정해진 규칙으로 움직여요. 요청을 읽고, 계산이나 검색을 한 다음 그 결과를 글로 적어 드려요. 데이터는 이 컴퓨터 밖으로 나가지 않아요.
say-off_topic = 그건 제가 모르는 분야예요. 운동 자세, 식단과 루틴, 중량 계산, 그리고 영양·운동·회복·요가에 관한 질문은 도와드릴 수 있어요.
say-unclear = 무슨 뜻인지 잘 모르겠어요. "스쿼트 자세 보여줘", "식단 짜줘", "5/3/1 짜줘"처럼 말씀해 주세요.
say-profile = 알겠어요. 사이드바에 내 정보를 저장해 두면 모든 계획에 반영할게요. 무엇을 도와드릴까요?

ask-intro = 이걸 하려면 다음 정보가 필요해요: { $fields }.
ask-example-plan_nutrition = "여자 31살 168cm 64kg 사무직, 체지방 감량"처럼 한 줄로 답해 주셔도 돼요.
ask-example-energy_needs = "남자 40살 180cm 85kg 주 4일 운동"처럼 한 줄로 답해 주셔도 돼요.
ask-example-plan_training = "주 3일, 초보, 근력 향상"처럼 한 줄로 답해 주셔도 돼요.
ask-example-check_training_plan = 운동하는 날과 휴식 시간까지 계획 전체를 글이나 표로 붙여 넣어 주세요.
ask-example-calculate_531 = 예: "스쿼트 140, 벤치 100, 데드 180, 오버헤드프레스 60kg".
ask-example-one_rep_max = 예: "100kg 5회".
ask-example-look_up_food = 예: "밥 200g".
ask-example-find_exercises = 예: "고블릿 스쿼트".
ask-example-generate_image = 예: "나무 자세".
ask-example-identify_exercise = 사진을 메시지에 첨부해 주세요.
ask-example-read_page = 주소 전체를 붙여 넣어 주세요. 예: "https://…".
ask-example-search_knowledge = 예: "단백질은 하루에 얼마나 먹어야 해?".
ask-example-swap_exercise = 예: "벤치프레스, 자리가 없어".
ask-example-estimate_expenditure = 예: "하루 2100kcal 먹고 4주에 80에서 78.5kg".

error-try-again = 입력하신 내용은 그대로 있어요. 고쳐서 다시 보내 주세요.

exercise-head = **{ $name }**: { $muscles } 운동 ({ $equipment }, { $level })
exercise-avoid = 다음 부위가 안 좋다면 이 운동은 빼거나 먼저 전문가와 상의하세요: { $parts }.
exercise-more = 비슷한 운동: { $names }
exercise-several = 조건에 맞는 운동이에요.
exercise-line = **{ $name }**: { $muscles } ({ $equipment })
exercise-plain = **{ $name }**: { $muscles }
exercise-none = 그런 운동은 찾지 못했어요. 다른 이름이나 근육, 기구로 물어봐 주세요.

nutrition-head = { $days }일 식단, 하루 평균 { $energy }kcal(목표 { $target }kcal): 단백질 { $protein }g, 탄수화물 { $carbohydrate }g, 지방 { $fat }g, 식이섬유 { $fiber }g.{ $sources }
nutrition-without = 뺀 음식: { $foods }.
nutrition-all-met = 검사 { $count }개를 모두 통과했어요.
nutrition-not-met = 검사 { $count }개 중 { $met }개를 통과했고, 범위를 벗어난 항목은 다음과 같아요: { $names }.
nutrition-day = **{ $number }일차**: { $dishes }
nutrition-why = 목표는 이렇게 정했어요. 기초대사량이 약 { $bmr }kcal, 활동까지 더하면 하루 { $tdee }kcal이고, ‘{ $goal }’ 목표에 맞춰 그 { $percent }%를 먹어요.{ $sources }
nutrition-why-wished = 열량은 원하신 대로예요. 하루 소비량 { $tdee }kcal(기초대사량 { $bmr }kcal, 목표: { $goal })의 { $percent }%입니다.{ $sources }
nutrition-why-protein = 단백질은 { $weight }kg을 기준으로 1kg당 { $per_kg }g이에요.
nutrition-protein-limited = 탄수화물과 지방이 제 몫을 지키도록 평소보다 조금 줄였어요.
nutrition-limited-lowest_energy = 의료진의 관리 없이 처방하는 최저 열량이라 더 낮추지 않았어요.
nutrition-limited-weekly_loss = 일주일에 체중의 1%보다 더 빠지지 않도록 더 낮추지 않았어요.
nutrition-limited-energy_availability = 운동에 쓰고도 몸이 쓸 에너지가 충분히 남도록 더 낮추지 않았어요.
nutrition-short = 평균적으로 모자라는 영양소와 채우는 방법이에요.
nutrition-short-line = { $nutrient }: { $mean } (권장 { $need }).
nutrition-short-foods = 많이 든 음식: { $foods }.
nutrition-short-food = { $name }({ $portion }에 { $amount })
nutrition-short-supplement = 음식만으로는 채우기 어려우니 보충제가 필요한지 의사나 약사에게 물어보세요.
nutrition-swapped = 바꾼 것: { $changes }. 나머지는 그대로예요.
nutrition-swapped-item = { $before } → { $after }({ $day }일차 { $meal })
nutrition-swapped-day = { $day }일차 전체
nutrition-change = "밥 말고 다른 걸로", "저녁만 바꿔줘", "채식으로 바꿔줘", "견과류 빼줘", "5일로 해줘", "다른 식단으로"처럼 말하면 바로 바꿔 드려요.

energy-head = 기초대사량 { $bmr }kcal, 하루 소비 칼로리 { $tdee }kcal, 목표 섭취량 { $target }kcal({ $goal }).{ $sources }
energy-macros = 하루에 단백질 { $protein }g, 탄수화물 { $carbohydrate }g, 지방 { $fat }g이에요. BMI는 { $bmi }입니다.

food-head = **{ $name }** { $grams }g: { $energy }kcal, 단백질 { $protein }g, 탄수화물 { $carbohydrate }g, 지방 { $fat }g{ $fiber ->
    [none] {""}
   *[other] , 식이섬유 { $fiber }g
}.
food-amount = { $name } ({ $amount })
food-assumed-cooked = 익힌 상태의 수치예요. 생것이나 마른 상태로 잰 무게라면 수치가 달라요.
food-assumed-uncooked = 익히기 전 수치예요. 익힌 뒤에 잰 무게라면 수치가 달라요.
food-assumed-usual_serving = 보통 1인분인 { $grams }g으로 계산했어요. 양이 다르면 그램으로 알려 주세요.
food-stand-in = USDA에는 이 식품 자체의 수치가 없어서 가장 가까운 식품의 수치를 썼어요: { $name }.
food-part = { $name } { $grams }g
food-recipe = 일반적인 가정식 재료를 합산한 값이에요: { $parts }.
food-source = 출처: { $source }

training-head = 주 { $days }일, { $weeks }주 프로그램, 한 번에 최대 { $minutes }분, 목표: { $goal }.{ $sources }
training-day = **{ $name }** ({ $minutes }분): { $exercises }
training-progression = 강도 올리는 법: { $rule }
training-turns = 두 운동을 번갈아 해서 시간을 절반 정도 아껴요.
training-reduced = 이 시간으로는 근육마다 주당 최소 { $full }세트 대신 { $low }세트를 해요.
training-all-met = 검사 { $count }개를 모두 통과했어요.
training-not-met = 검사 { $count }개 중 { $met }개를 통과했고, 범위를 벗어난 항목은 다음과 같아요: { $names }.
training-change = "주 4일로", "덤벨만 써서", "45분으로", "무릎이 아파"처럼 말하면 바로 바꿔 드려요.

strength-head = 5/3/1 { $template }, { $cycles }사이클, 중량은 { $rounding }{ $unit } 단위로 반올림했어요.{ $sources }
strength-max = { $lift }: 트레이닝 맥스 { $load }{ $unit }. 1주차 { $week1 }; 2주차 { $week2 }; 3주차 { $week3 }.
strength-cycle = 기록을 반영한 { $number }사이클 중량:
strength-result = { $lift } { $cycle }사이클 { $week }주차: { $load }{ $unit } × { $reps }회, 예상 1RM { $max }{ $unit }, 다음 트레이닝 맥스 **{ $next }{ $unit }**. { $advice }
strength-rough = 10회가 넘는 세트의 추정치는 오차가 커요.
strength-seventh = 4주마다 디로드하는 대신 7주차를 둬요: { $weeks }.
strength-seventh-after = { $cycle }사이클 뒤 { $kind }({ $sets })
strength-amrap = + 표시가 있는 세트는 자세가 무너지기 전까지 할 수 있는 만큼 반복하세요.
strength-problem = 일반적인 범위를 벗어난 항목: { $names }.

max-head = 예상 1RM: **{ $max }{ $unit }** ({ $load }{ $unit } × { $reps }회 기준){ $sources }
max-range = 공식별 결과는 { $low }~{ $high }{ $unit } 사이예요. 어디까지나 추정치이니 오늘 바로 도전할 무게로 삼지는 마세요.
max-spread = 공식별 차이: { $lowest } 쪽이 가장 낮고 { $highest } 쪽이 가장 높아 { $percent }% 차이가 나요.
max-rough = 10회가 넘는 세트라 공식마다 차이가 커요. 더 무겁게 2~10회 한 세트가 더 정확해요.
max-single = 1회를 든 무게가 곧 최대 중량이라 추정할 것이 없어요.

knowledge-unknown = 제가 가진 자료에는 없는 내용이에요. 다른 말로 물어보시거나 영양, 운동, 회복, 요가, 안전에 관해 질문해 주세요.
knowledge-all-told = 이 내용에 대해 제 자료에 있는 건 여기까지예요. 다른 점이 궁금하면 이어서 물어보세요.
knowledge-more = 함께 볼 자료: { $titles }
knowledge-document = ‘{ $title }’에 이렇게 나와 있어요.
knowledge-document-words = 문서에 적힌 그대로이고, 제가 확인한 내용은 아니에요.
page-answers = “{ $title }”에는 이렇게 나와 있어요:
page-in-short = “{ $title }” 핵심 내용:
page-nearest = “{ $title }”에서 뚜렷한 답은 찾지 못했어요. 가장 가까운 내용은 이래요:
page-words = 페이지에 있는 글을 그대로 옮긴 것으로, 사실인지 확인하지는 않았어요.
page-kept = 페이지를 저장해 둘 테니 나중에 다시 물어보셔도 돼요.

image-done = 요청하신 그림이에요: { $prompt }. 사진이 아니라 운동 자료로 그린 그림이에요.
image-model = 요청하신 그림이에요: { $prompt } (생성: { $method }).

swap-head = **{ $name }** 대신 할 수 있는 운동이에요.{ $sources }
swap-none = 이 조건에서 **{ $name }** 자리를 대신할 운동이 없어요. 오늘은 빼고 { $muscles } 운동은 다른 날 하세요.
swap-other-movement = (움직임은 다름)
swap-untrained = (움직임이 다르고 { $muscles } 자극은 빠짐)
swap-first-set = { $name } 중량을 다른 운동에 그대로 옮길 수는 없어요. 첫 세트는 { $rir }회 더 할 수 있겠다 싶은 무게로 하고, 그걸 보고 나머지 무게를 정하세요.
swap-spared = 부담을 피한 부위: { $parts }.
swap-injury = 바꾼 운동도 아프면 멈추세요. 통증이 계속되거나 붓고 저리면 병원이나 물리치료사를 찾아가세요.

expenditure-head = 하루에 약 **{ $expenditure }kcal**를 쓰고 있어요. { $confidence }% 신뢰구간은 { $low }~{ $high }kcal예요.{ $sources }
expenditure-basis = { $days }일 동안 { $weighings }번 잰 체중이 근거예요. 하루 { $intake }kcal를 먹으면서 체중 추세는 주당 { $rate }kg { $direction ->
    [down] 줄었어요
   *[other] 늘었어요
}.
expenditure-formula = 공식만으로는 { $formula }kcal예요.
expenditure-target = 이 값으로 다음 식단({ $goal })을 짜면 하루 { $target }kcal예요.
expenditure-doubts = 다른 기록과 맞지 않는 { $count }건은 단위를 바꿔 읽거나 뺐어요.
expenditure-limits = 체중 1kg을 { $density }kcal로 보고, 섭취량은 적은 그대로 계산해요. 빠뜨린 만큼 실제 소비량은 더 많아요.

# 붙여 넣은 운동 계획의 점검.
lint-no-plan = 이 글에서는 아는 운동을 찾지 못해 점검할 것이 없습니다. 한 줄에 운동 하나씩, 세트와 횟수, 휴식을 적어 글이나 표로 붙여 넣어 주세요.
lint-head = 운동 { $sessions }회, 종목 { $exercises }개를 읽었습니다. 보통 일주일에 { $days }일 운동합니다.{ $sources }
lint-sound = 적힌 내용 중에 규칙에 어긋나는 것은 없습니다.
lint-problems = 고치면 좋을 점, 중요한 것부터:
lint-further = 나머지는 각 줄 옆에 표시했습니다.
lint-finding = **{ $where }:** { $what } { $remedy }
lint-open = 계획에 적혀 있지 않아 판단하지 못한 것: { $what }
lint-assumed = 이렇게 가정했습니다: { $what }
lint-sharpen = { $fields }도 알려 주시면 더 자세히 볼 수 있습니다.

left-out = (출처를 확인할 수 없는 수치가 들어간 문장은 뺐어요.)
orders-left-out = (읽은 글 가운데 부탁하지 않으신 일을 시키는 내용이 있어서 따르지 않았어요.)

# What a picture looks like.
photo-question = 이거 무슨 운동이야?
photo-alike = 비슷해 보이는 운동은 { $names }입니다.
photo-limits = 자세만 비교한 결과예요. 어떤 기구를 쓰는지는 알 수 없고, 사진 한 장으로 자세가 좋은지 나쁜지는 판단하지 않아요. 동작 중간에 옆에서 전신이 나오게 찍은 사진이 가장 잘 맞아요.
photo-no_person = 이 사진에서 사람을 찾지 못했어요. 머리부터 발끝까지 나온 사진을 보내 주세요.
photo-partly_seen = 몸이 너무 조금만 나와서 비교할 수 없어요. 머리부터 발끝까지 나온 사진을 보내 주세요.
photo-standing = 그냥 서 있는 모습 같아서 운동이 아닐 수도 있어요.
photo-unlike = 제가 아는 어떤 운동 자세와도 달라서 운동이 아닐 수도 있어요.

# 비전 모델이 사진에서 알아본 것.
photo-said-certain = 이 운동의 이름: { $name }. 모델은 확실하다고 해요.
photo-said-likely = 아마 { $name } 같아요.
photo-said-guess = { $name }일 수도 있지만 모델의 추측일 뿐이에요.
photo-thing = 이 기구의 이름: { $name }.
photo-muscles = 주로 쓰는 부위: { $muscles }.
photo-others = 이것일 수도 있어요: { $names }.
photo-exercises = 이걸로 할 수 있는 운동: { $names }.
photo-setup = { $name } 준비하기:
photo-use = { $name } 하는 법:
photo-mistakes = 자주 하는 실수:
photo-sight-limits = 이름은 비전 모델이 사진을 보고 말한 것이라 틀릴 수 있어요. 동작 설명과 실수는 제 운동 자료에서 가져왔어요. 사진만으로 자세를 평가하지는 않아요. 자극 부위나 더 쉬운 변형, 시범이 궁금하면 이어서 물어보세요.
photo-no_exercise = 이 사진에는 운동 동작도 운동 기구도 보이지 않아요.
photo-unnamed = 운동과 관련된 것 같지만 제 자료에는 없어요. 이름을 아시면 알려 주세요.
