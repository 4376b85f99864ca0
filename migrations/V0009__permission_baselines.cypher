// What somebody accepted that each non-human identity may do.
CREATE CONSTRAINT permission_baseline_identity IF NOT EXISTS FOR (n:PermissionBaseline) REQUIRE n.identity IS UNIQUE;
