# HTTP API에서만 쓰는 문구.
field-experience = 운동 경험
field-gender = 성별
field-purpose = 운동 목적
field-rm_weight = 1RM 무게
field-body = 요청 본문
field-exercise_id = 운동
field-conversation_id = 대화
field-size = 그림 크기
error-unauthorized = API 키가 없거나 맞지 않아요. Authorization: Bearer KEY 헤더를 보내 주세요.
error-forbidden = 이 서비스는 이 컴퓨터에서 온 요청에만 답해요. 127.0.0.1이나 localhost로 불러 주세요.
error-method_not_allowed = 이 주소에서는 쓸 수 없는 메서드예요. 쓸 수 있는 것은 /docs에서 확인해 주세요.
error-too_large = 요청이 너무 커요. 더 작게 줄여서 보내 주세요.
error-timeout = 시간이 너무 오래 걸렸어요. 일수나 주 수를 줄여서 다시 시도해 주세요.

# 값의 문제, 종류별.
fault-missing = { $field } 항목이 빠졌어요.
remedy-missing = 넣어서 다시 보내 주세요.
fault-extra_forbidden = { $field } 항목은 여기서 쓰지 않아요.
remedy-extra_forbidden = 빼고 다시 보내 주세요.
fault-enum = { $field } 항목에 쓸 수 없는 값이에요: { $allowed }.
fault-int_type = { $field } 항목은 따옴표 없는 정수여야 해요.
remedy-int_type = 고쳐서 다시 보내 주세요.
fault-float_type = { $field } 항목은 따옴표 없는 숫자여야 해요.
remedy-float_type = 고쳐서 다시 보내 주세요.
fault-finite_number = { $field } 항목은 유한한 숫자여야 해요.
remedy-finite_number = 고쳐서 다시 보내 주세요.
fault-greater_than = { $field } 값이 너무 작아요: { $allowed }.
fault-greater_than_equal = { $field } 값이 너무 작아요: { $allowed }.
fault-less_than = { $field } 값이 너무 커요: { $allowed }.
fault-less_than_equal = { $field } 값이 너무 커요: { $allowed }.
fault-json = 요청 본문은 JSON 객체 하나여야 해요.
remedy-json = application/json으로 다시 보내 주세요.
fault-object = { $field } 항목은 JSON 객체여야 해요.
remedy-object = 고쳐서 다시 보내 주세요.
