/**
 * Cypher of whether the runner `n` is only mentioned by its jobs while no connection reads all runners of its GitLab: what it
 * serves, and whether it is paused, nobody knows then (R34). Where one does, it is gone.
 */
export const isUnlistedRunner = `(n.paused IS NULL AND n:GitLabRunner AND NOT EXISTS {
    MATCH (c:Connection)-[:RAN]->(run:SyncRun {id: c.lastRun}) WHERE n.key STARTS WITH c.host + '/'
      AND EXISTS { (run)-[:COVERED]->(:SourceCoverage {source: 'runners', state: 'read', denied: 0, failed: 0}) } })`;

/** Why nothing is certain about such a runner. */
export const runnerUnknown = 'what the runner serves could not be read';
