BEGIN TRANSACTION;
CREATE TABLE conversations (
	id VARCHAR NOT NULL, 
	title TEXT NOT NULL, 
	updated DATETIME NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "conversations" VALUES('a','계란 칼로리 알려줘','2026-11-21 20:24:29.515177');
INSERT INTO "conversations" VALUES('b','How deep should I squat?','2026-11-21 20:24:29.523112');
CREATE TABLE messages (
	number INTEGER NOT NULL, 
	conversation_id VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (number), 
	FOREIGN KEY(conversation_id) REFERENCES conversations (id) ON DELETE CASCADE
);
INSERT INTO "messages" VALUES(1,'a','{"role":"user","text":"계란 칼로리 알려줘","images":["/data/pictures/photo-1.webp"]}');
INSERT INTO "messages" VALUES(2,'b','{"role":"user","text":"How deep should I squat?","images":[]}');
INSERT INTO "messages" VALUES(3,'a','{"role":"assistant","text":"","calls":[{"name":"look_up_food","arguments":{"food":"계란","grams":50},"id":"c1"}],"flag":null,"interrupted":false}');
INSERT INTO "messages" VALUES(4,'a','{"role":"tool","call_id":"c1","name":"look_up_food","result":{"grams":50.0},"error":null}');
INSERT INTO "messages" VALUES(5,'a','{"role":"assistant","text":"계란 50 g은 72 kcal예요 [1].","calls":[],"flag":null,"interrupted":false}');
INSERT INTO "messages" VALUES(6,'b','{"role":"assistant","text":"As deep as","calls":[],"flag":null,"interrupted":true}');
INSERT INTO "messages" VALUES(7,'b','{"role":"user","text":"深蹲怎么做","images":[]}');
INSERT INTO "messages" VALUES(8,'b','{"role":"assistant","text":"双脚与肩同宽。","calls":[],"flag":null,"interrupted":false}');
CREATE TABLE profiles (
	owner VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (owner)
);
INSERT INTO "profiles" VALUES('local','{"sex":null,"age_years":null,"height_cm":null,"weight_kg":64.0,"activity":null,"diet":null,"exclude":[],"level":null,"equipment":[],"avoid":[],"unit":null}');
CREATE INDEX ix_messages_conversation_id ON messages (conversation_id);
COMMIT;
