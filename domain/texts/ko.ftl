# 여러 곳에서 함께 쓰는 이름과 오류 문구.

muscle-chest = 가슴
muscle-lats = 광배근
muscle-upper_back = 등 상부
muscle-lower_back = 척추기립근
muscle-traps = 승모근
muscle-shoulders = 어깨
muscle-rear_delts = 후면 삼각근
muscle-biceps = 이두
muscle-triceps = 삼두
muscle-forearms = 전완근
muscle-abs = 복근
muscle-obliques = 복사근
muscle-glutes = 둔근
muscle-quadriceps = 대퇴사두근
muscle-hamstrings = 햄스트링
muscle-adductors = 내전근
muscle-abductors = 외전근
muscle-calves = 종아리
muscle-neck = 목
muscle-full_body = 전신

equipment-gym = 헬스장 기구 전체
equipment-bodyweight = 맨몸
equipment-barbell = 바벨
equipment-dumbbell = 덤벨
equipment-kettlebell = 케틀벨
equipment-machine = 머신
equipment-cable = 케이블
equipment-band = 밴드
equipment-pull_up_bar = 철봉
equipment-bench = 벤치
equipment-ez_bar = 이지바
equipment-medicine_ball = 메디신볼
equipment-exercise_ball = 짐볼
equipment-suspension = 서스펜션(TRX)

level-beginner = 초급
level-intermediate = 중급
level-advanced = 상급

sex-male = 남성
sex-female = 여성

activity-sedentary = 주로 앉아서 생활, 운동 안 함
activity-light = 주 1~3일 운동
activity-moderate = 주 3~5일 운동
activity-active = 주 6~7일 운동
activity-very_active = 하루 2회 운동 또는 육체노동

nutrition_goal-lose_fat = 체지방 감량
nutrition_goal-maintain = 체중 유지
nutrition_goal-gain_muscle = 근육 증가

training_goal-strength = 근력 향상
training_goal-hypertrophy = 근비대
training_goal-endurance = 지구력
training_goal-fat_loss = 체지방 감량
training_goal-general_fitness = 건강·체력 관리

diet-omnivore = 일반식
diet-pescatarian = 페스코(생선까지 먹는 채식)
diet-vegetarian = 채식
diet-vegan = 비건

exclude-gluten = 글루텐
exclude-dairy = 유제품
exclude-egg = 계란
exclude-peanut = 땅콩
exclude-tree_nut = 견과류(땅콩 외)
exclude-soy = 콩·두부
exclude-fish = 생선
exclude-shellfish = 갑각류·조개류
exclude-sesame = 참깨
exclude-pork = 돼지고기
exclude-beef = 소고기
exclude-alcohol = 술

body_part-knee = 무릎
body_part-lower_back = 허리
body_part-shoulder = 어깨
body_part-elbow = 팔꿈치
body_part-wrist = 손목
body_part-hip = 고관절
body_part-ankle = 발목
body_part-neck = 목

lift-bench_press = 벤치프레스
lift-squat = 스쿼트
lift-deadlift = 데드리프트
lift-overhead_press = 오버헤드프레스

template-original = 오리지널
template-boring_but_big = BBB(Boring But Big)
template-first_set_last = FSL(First Set Last)
template-second_set_last = SSL(Second Set Last)
template-boring_but_strong = BBS(Boring But Strong)
template-triumvirate = 트라이엄버릿(Triumvirate)
template-bodyweight = 맨몸 보조

topic-nutrition = 영양
topic-training = 운동
topic-yoga = 요가
topic-recovery = 회복
topic-safety = 안전
topic-equipment = 기구

tool-find_exercises = 운동 찾기
tool-plan_nutrition = 식단 계산
tool-energy_needs = 필요 칼로리 계산
tool-look_up_food = 음식 영양 조회
tool-plan_training = 운동 계획 작성
tool-calculate_531 = 5/3/1 계산
tool-one_rep_max = 1RM 추정
tool-search_knowledge = 자료 검색
tool-generate_image = 그림 그리기

field-sex = 성별
field-age_years = 나이
field-height_cm = 키
field-weight_kg = 몸무게
field-activity = 활동량
field-goal = 목표
field-diet = 식사 유형
field-exclude = 제외할 음식
field-meals_per_day = 하루 끼니 수
field-days = 일수
field-energy_kcal = 목표 칼로리
field-protein_g = 목표 단백질량
field-food = 음식
field-grams = 양
field-days_per_week = 주당 운동 일수
field-level = 운동 수준
field-minutes_per_session = 1회 운동 시간
field-equipment = 사용 기구
field-avoid = 조심할 부위
field-weeks = 주 수
field-lifts = 종목 하나 이상의 무게
field-bench_press = 벤치프레스 무게
field-squat = 스쿼트 무게
field-deadlift = 데드리프트 무게
field-overhead_press = 오버헤드프레스 무게
field-unit = 단위
field-training_max_percent = 트레이닝 맥스 비율
field-template = 템플릿
field-cycles = 사이클 수
field-rounding = 반올림 단위
field-bar = 바 무게
field-plates = 원판
field-load = 든 무게
field-reps = 반복 횟수
field-query = 검색어
field-prompt = 그릴 내용
field-message = 메시지
field-data_dir = 데이터 폴더
field-muscle = 근육

# 오류. 항목 이름 뒤에 조사가 붙지 않게 썼다.
error-error = 문제가 생겼어요. 다시 시도해 주세요.
error-invalid_input = 입력한 값을 쓸 수 없어요: { $field }. 고쳐서 다시 보내 주세요.
error-out_of_range = 가능한 범위를 벗어났어요: { $field }. 숫자를 확인해 주세요.
error-unknown_name = 제가 모르는 값이에요: { $field }. 다른 것으로 골라 주세요.
error-not_found = 맞는 결과를 찾지 못했어요. 다른 말로 물어봐 주세요.
error-infeasible = 이 조건을 모두 만족하는 방법이 없어요. 조건을 하나 빼 주세요.
error-unavailable = 필요한 기능이 지금은 준비되지 않았어요. 잠시 후 다시 시도해 주세요.
error-storage = 데이터 폴더에 쓸 수 없어요. 권한을 확인하거나 다른 폴더를 지정해 주세요.
error-model = 모델이 쓸 수 없는 답을 냈어요. 다시 시도해 주세요.
