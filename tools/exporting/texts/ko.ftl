# 내보낸 계획에 쓰이는 문구. 근육, 종목, 기구, 검사 이름은 domain/texts에 있다.

# 제목
export-nutrition-title = 식단표
export-nutrition-subtitle = { $days }일치
export-training-title = 운동 계획: { $goal }
export-title-yoga = 요가 계획
export-title-mobility = 가동성 운동 계획
export-training-subtitle = { $weeks }주, { $level }
export-strength-title = 5/3/1: { $template }
export-strength-subtitle = { $cycles }사이클, 바 { $bar }{ $unit }, 중량은 { $rounding }{ $unit } 단위
export-footer = Spotter
export-disclaimer = 일반적인 정보이며 의사나 영양사의 조언을 대신하지 않습니다.
export-good-to-know = 알아 두기
export-sources = 출처
export-page-of = { $page } / { $pages }

# 검사
export-checks-all-met = 이 계획은 검사 { $count }개를 모두 통과했습니다.
export-checks-some-met = 이 계획은 검사 { $count }개 중 { $met }개를 통과했습니다. 범위를 벗어난 항목:
export-check = 검사 항목
export-check-value = 값
export-check-range = 허용 범위
export-range-between = { $low }~{ $high }
export-range-at-least = { $low } 이상
export-range-at-most = { $high } 이하

# 식단
export-day = { $number }일차
export-total = 합계
export-target = 목표
export-grams = { $grams }g
export-shopping = 장보기 목록
export-shopping-hint = 전체 기간의 합계를 가게에서 파는 단위로 적었습니다. 마지막 칸은 먹는 상태의 무게라서 조리 전 무게와 다를 수 있습니다.
export-energy-chart = 날짜별 열량(kcal)
export-energy-target = 목표 { $energy }kcal
export-short-energy_kcal = kcal
export-short-protein_g = 단백질
export-short-carbohydrate_g = 탄수
export-short-fat_g = 지방
export-short-fiber_g = 식이섬유

# 운동
export-days-a-week = 주당 운동일
export-weeks = 기간(주)
export-longest-session = 가장 긴 운동
export-week = { $number }주차
export-week-deload = { $number }주차 (디로드)
export-week-named = { $number }주차 ({ $name })
export-weeks-range = { $first }~{ $last }주차
export-training-day = { $number }일째: { $name }
export-about-minutes = 약 { $minutes }분
export-session-deload = { $name } (디로드)
export-session-named = { $session } ({ $name })
export-rest-day = 휴식
export-warmup = 워밍업 { $minutes }분: { $items }
export-warmup-easy = 워밍업: 가볍게 몸 풀기 { $minutes }분
export-warmup-item = { $name } { $seconds }초
export-easy-cardio = 마무리 { $minutes }분. { $what }
export-rest = 휴식
export-seconds = { $seconds }초
export-minutes = { $minutes }분
export-each-side = 한쪽당 { $amount }
export-per-side = 한쪽당
export-amrap-short = 할 수 있는 만큼
export-rir = RIR { $value }
export-rpe = RPE { $value }
export-percent-1rm = 1RM의 { $value }%
export-percent-training_max = { $value }%
export-percent-work = 본 세트 중량의 { $value }%
export-more-load = 중량 +{ $percent }%
export-pair = 짝 { $letter }: 한 세트씩 번갈아
export-ramp-up = 워밍업 { $sets }
export-bar-only = 빈 바
export-rir-legend = RIR은 세트를 끝냈을 때 더 할 수 있는 횟수이고, RPE는 10점 만점의 운동 강도입니다.
export-progression = 강도 올리는 법
export-increment = 최소 증량 단위: 상체 { $upper }kg, 하체 { $lower }kg.
export-column-exercises = 운동
export-all-others = 나머지 모든 운동
export-all-exercises = 모든 운동
export-column-rule = 강도 올리는 법
export-column-failure = 잘 안 될 때
export-progression-deload = 디로드: { $rule }
export-weekly-sets = 평소 한 주의 근육별 세트 수
export-left-out = 계획에서 빠진 동작: { $pattern } (이유: { $reasons })
export-reason-equipment = 기구
export-reason-avoid = 조심할 부위
export-reason-level = 운동 수준
export-reason-goal = 목표
export-untargeted = 보조로만 쓰이는 근육: { $muscle } (이유: { $reasons })
export-exercises = 운동 자세

# 5/3/1
export-cycle = { $number }사이클
export-training-max = { $lift } 트레이닝 맥스
export-assistance = 보조 운동: { $exercises }
export-next-cycle = 다음 사이클의 트레이닝 맥스: { $steps }
export-next-step = { $lift } +{ $increment }{ $unit }
export-amrap-legend = + 표시는 할 수 있는 만큼 반복하라는 뜻입니다. 자세가 무너지기 전에 멈추세요. 중량 아래에는 트레이닝 맥스 대비 비율과 한쪽에 끼울 원판을 적었습니다.
export-set-work = 본 세트
export-set-warmup = 워밍업
export-set-main = 메인
export-set-supplemental = 보충
export-set-joker = 조커

# 표의 열
export-column-week = 주차
export-column-deload = 디로드
export-column-weekday = 요일 순서
export-column-session = 운동일
export-column-exercise = 운동
export-column-exercise-id = 운동 ID
export-column-set = 세트 번호
export-column-sets = 세트 수
export-column-set-kind = 세트 구분
export-column-low = 최소
export-column-high = 최대
export-column-unit-of-work = 단위(횟수/초)
export-column-per-side = 한쪽당
export-column-amrap = 최대 반복
export-column-load = 중량
export-column-unit = 중량 단위
export-column-percent = 퍼센트
export-column-percent-of = 기준
export-column-rir = RIR
export-column-rpe = RPE
export-column-rest-s = 휴식(초)
export-column-day = 날짜
export-column-meal = 끼니
export-column-food = 음식
export-column-food-id = 음식 ID
export-column-portion = 분량
export-column-grams = 그램
export-column-buy = 살 것
export-column-eaten = 먹는 무게
export-column-needed = 필요한 양(g, 판매 상태)
export-column-bought = 사는 양(g)
export-unit-reps = 회
export-unit-seconds = 초
export-percent-name-1rm = 1RM
export-percent-name-training_max = 트레이닝 맥스
export-percent-name-work = 본 세트 중량
export-yes = 예
export-no = 아니요

# 다른 앱
export-liftosaur-custom = Liftosaur에 없는 운동이니 먼저 커스텀 운동으로 만드세요: { $names }
export-wger-description = { $title }. Spotter가 작성했습니다. 각 항목의 메모는 Spotter의 운동 ID로 시작합니다.
