# 답변 주변에서 페이지가 하는 말. 근육, 종목, 항목, 도구 이름은 domain/texts에 있다.

ui-tagline = 나만의 피트니스 코치. 운동을 보여 주고, 식단과 루틴을 짜고, 중량을 계산하고, 출처를 밝힙니다.
ui-input = 운동, 식단, 루틴에 대해 물어보세요
ui-example-exercise = 스쿼트 자세 보여줘
ui-example-food = 식단 짜줘
ui-example-training = 운동 루틴 짜줘
ui-examples = 아래에서 골라 보거나, 직접 질문을 입력해 보세요.
ui-working = 답변을 준비하고 있어요
ui-working-seconds = 답변을 준비하고 있어요: { $seconds }초
ui-stopped = 답변이 끝나기 전에 중단됐어요.
ui-edit-again = 고쳐서 다시 보내기
ui-disclaimer = 일반적인 정보이며, 의사나 영양사의 진료와 상담을 대신하지 않습니다.
ui-old-result = 다른 버전의 Spotter에서 만든 결과라 여기서는 더 이상 볼 수 없어요. 다시 물어보면 새로 만들어 드려요.
ui-picture-missing = 그림이 남아 있지 않아요. 다시 물어보면 새로 그려 드려요.
ui-unexpected = 페이지에 문제가 생겼어요. 새로고침해 주세요. 대화는 그대로 남아 있어요.

# 사이드바
ui-language = 언어
ui-language-en = English
ui-language-zh = 中文
ui-language-ko = 한국어
ui-language-bn = বাংলা
ui-new-conversation = 새 대화
ui-conversations = 지난 대화
ui-no-conversations = 아직 없어요.
ui-conversation-delete = 삭제
ui-delete-question = 이 대화를 삭제할까요?
ui-delete-warning = 삭제하면 되돌릴 수 없어요.
ui-cancel = 취소
ui-core-embedded = 내장 코어: 언어 모델 없이 규칙, 계산, 검색으로 답해요. 아무것도 이 컴퓨터 밖으로 나가지 않아요.
ui-core-model = 언어 모델: { $name }

# 내 정보. 빈칸은 모른다는 뜻이다
ui-profile = 내 정보
ui-profile-hint = 메시지에 적지 않은 정보는 여기 있는 값을 씁니다. 밝히고 싶지 않은 항목은 비워 두세요.
ui-profile-sex = 성별
ui-profile-age_years = 나이(만)
ui-profile-height_cm = 키(cm)
ui-profile-weight_kg = 몸무게(kg)
ui-profile-activity = 활동량
ui-profile-diet = 식사 유형
ui-profile-exclude = 제외할 음식
ui-profile-level = 운동 수준
ui-profile-equipment = 가지고 있는 기구
ui-profile-avoid = 조심할 부위
ui-profile-unit = 중량 단위
ui-profile-unknown = 입력 안 함
ui-profile-none = 없음
ui-profile-save = 저장
ui-profile-saved = 저장했어요.
ui-profile-out-of-range = { $field }: { $low }에서 { $high } 사이의 숫자를 입력해 주세요.
ui-profile-unusable = { $field }: 쓸 수 없는 값이에요.

# 도구 호출 한 줄
ui-tool-done = { $tool } · { $ms }ms
ui-tool-arguments = 사용한 값
ui-tool-no-arguments = 따로 넣은 값이 없어요.
ui-tool-unfinished = { $tool } · 끝나지 않음
ui-tool-failed = { $tool } · 결과 없음

# 출처와 검사
ui-citations = 출처
ui-citation = [{ $number }] { $title } ({ $year })
ui-citation-undated = [{ $number }] { $title }
ui-all-sources = 이 수치의 출처 전체 ({ $count }개)
ui-checks = 검사: { $count }개 중 { $met }개 통과
ui-check = 검사 항목
ui-check-value = 값
ui-check-range = 허용 범위
ui-check-met = 통과
ui-check-source = 출처
ui-yes = ✓ 예
ui-no = – 아니요
ui-range-between = { $low }~{ $high }
ui-range-at-least = { $low } 이상
ui-range-at-most = { $high } 이하
ui-range-free = 제한 없음

# 운동
ui-animation-of = 동작: { $name }
ui-picture-of = 그림: { $name }
ui-steps = 하는 방법
ui-more-exercises = 비슷한 운동 더 보기
ui-cues = 핵심 포인트
ui-mistakes = 흔한 실수
ui-exercise = 운동

# 음식
ui-day = { $number }일차
ui-food = 음식
ui-amount = 양
ui-food-amount = { $food } · { $amount }
ui-grams = { $grams }g
ui-portion = { $portion } ({ $grams }g)
ui-total = 합계
ui-target = 목표
ui-energy-chart = 날짜별 칼로리와 목표(점선), 그리고 단백질·탄수화물·지방의 비율.
ui-energy-axis = kcal
ui-energy-share = 칼로리 비율
ui-shopping = 장보기 목록
ui-shopping-hint = 전체 기간의 합계이며, 먹는 상태의 무게예요.
ui-nutrient = 영양소
ui-all-nutrients = 전체 영양소
ui-portion-weight = { $portion }: { $grams }g
ui-similar-foods = 비슷한 음식: { $names }
ui-protein-range = 이 목표에는 하루 단백질 { $low }~{ $high }g이 알맞아요.
ui-limited-lowest_energy = 의료진의 관리 없이 권할 수 있는 최소 칼로리에서 목표를 멈췄어요.
ui-limited-weekly_loss = 일주일에 체중의 1%를 넘게 빠지지 않도록 목표를 제한했어요.
ui-limited-energy_availability = 운동에 쓰고도 몸에 필요한 에너지가 남도록 목표를 제한했어요.
ui-bmr = 기초대사량
ui-tdee = 하루 소비 칼로리
ui-daily-target = 하루 목표
ui-bmi = 체질량지수(BMI)
ui-kcal = { $value }kcal

ui-short-energy_kcal = kcal
ui-short-protein_g = 단백질
ui-short-carbohydrate_g = 탄수
ui-short-fat_g = 지방
ui-short-fiber_g = 식이섬유

# 운동 계획
ui-week = { $number }주차
ui-week-deload = { $number }주차 (디로드)
ui-training-day = { $name }, 약 { $minutes }분
ui-sets = 세트
ui-sets-reps = 세트 × 횟수
ui-effort = 강도
ui-rest = 휴식
ui-rest-seconds = { $seconds }초
ui-rest-minutes = { $minutes }분
ui-seconds = { $seconds }초
ui-each-side = 한쪽당 { $amount }
ui-percent_1rm = 1RM의 { $value }%
ui-rir = 여유 { $value }회(RIR)
ui-rpe = 10점 중 { $value }점(RPE)
ui-warmup = 워밍업 { $minutes }분: { $items }
ui-warmup-easy = 워밍업: 가볍게 몸 풀기 { $minutes }분
ui-warmup-item = { $name } { $seconds }초
ui-weekly-sets = 평소 한 주의 근육별 세트 수
ui-muscle = 근육
ui-progression = 강도 올리는 법
ui-progression-failure = 잘 안 될 때: { $rule }
ui-progression-deload = 디로드: { $rule }
ui-increment = 최소 증량 단위: 상체 { $upper }kg, 하체 { $lower }kg.
ui-left-out = 계획에서 빠진 동작: { $pattern } (이유: { $reasons })
ui-reason-equipment = 기구
ui-reason-avoid = 조심할 부위
ui-reason-level = 운동 수준

# 스트렝스
ui-cycle = { $number }사이클
ui-training-max = 트레이닝 맥스
ui-set-kind = 세트 구분
ui-set-warmup = 워밍업
ui-set-main = 메인
ui-set-supplemental = 보충
ui-set-joker = 조커
ui-percent = %
ui-load = 중량({ $unit })
ui-reps = 횟수
ui-plates = 한쪽 원판({ $unit })
ui-bar-only = 빈 바
ui-lift-day = { $lift }, { $day }일차
ui-assistance = 보조 운동: { $exercises }
ui-assistance-item = { $name } { $sets } × { $amount }
ui-amrap = + 표시는 할 수 있는 만큼 반복하라는 뜻이에요. 자세가 무너지기 전에 멈추세요.
ui-next-cycle = 다음 사이클: { $steps }
ui-next-step = { $lift } +{ $increment }{ $unit }
ui-next-max = { $lift } { $load }{ $unit }
ui-next-training-max = 이 계획 다음의 트레이닝 맥스: { $steps }
ui-week-seventh = 7주차: { $kind }
ui-strength-chart = 주차별 트레이닝 맥스(계단선)와 예상 1RM(점). 계획이 끝난 뒤의 선은 다음 트레이닝 맥스예요.
ui-chart-week = 주차
ui-lift = 종목
ui-result-place = 사이클 · 주차
ui-result-done = 기록({ $unit })
ui-result-max = 예상 1RM
ui-result-next = 다음 트레이닝 맥스
ui-result-advice = { $lift }: { $advice }
ui-result-rough = ≈ 표시는 10회가 넘는 세트에서 나온 추정치라 오차가 커요.
ui-formula = 계산식
ui-estimate = 1RM({ $unit })
ui-meant-for = 적용 횟수
ui-meant-for-reps = { $low }~{ $high }회
ui-meant-for-shorter = { $low }~{ $high }회(이 세트가 더 길어요)
ui-formula-spread = 가장 낮은 값: { $lowest }. 가장 높은 값: { $highest }. 차이는 { $percent }%예요.
ui-formula-rough = 10회가 넘으면 공식마다 차이가 커져요. 더 무겁게 2~10회 한 세트가 더 정확해요.
ui-formula-details = 공식과 출처
ui-equation = 수식
ui-range-from = 적용 범위 출처
ui-percent-of-max = 이 1RM 기준 중량표

# 자료
ui-passages = 찾은 내용 ({ $count }개)

# 검사가 무엇을 보는지. { $part }는 근육, 동작 또는 날이다

# 계획: 저장과 내보내기
ui-take-save = 저장
ui-take-saved = 저장됨
ui-take-calendar = 캘린더
ui-take-more = 더 보기
ui-take-start = 계획 첫날
ui-take-time = 운동 시각
ui-take-file-pdf = PDF
ui-take-file-csv = CSV
ui-take-file-page = 인쇄용 페이지
ui-take-file-calendar = 캘린더 파일(ICS)
ui-take-file-shopping = 장보기 목록(CSV)
ui-take-file-liftoscript = Liftosaur용 텍스트
ui-take-file-wger = wger용 JSON
ui-plans = 저장한 계획
ui-plans-none = 아직 없어요. 계획 아래의 저장을 누르면 여기에 보여요.
ui-plans-saved-on = { $date } 저장
ui-plans-rename = 이름 바꾸기
ui-plans-name = 이름
ui-plans-back = 모든 계획
ui-plans-delete-question = 이 계획을 삭제할까요?
