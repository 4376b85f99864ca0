// Browsers that signed in, by the hash of what their cookie holds.
CREATE CONSTRAINT api_session_hash IF NOT EXISTS FOR (n:ApiSession) REQUIRE n.hash IS UNIQUE;
