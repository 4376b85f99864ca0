// ---
// id: oauth-applications-not-confidential
// title: OAuth applications that keep no secret
// description: >-
//   OAuth applications of the instance that are not confidential: whoever knows their id can start a sign-in in their name, and
//   only the callback address says who gets the answer.
// returns:
//   name: { type: string, description: Name. }
//   callbackHosts: { type: strings, description: Hosts that get the answer. }
//   callbackSchemes: { type: strings, description: 'Schemes of those addresses; others than `https` may be taken by another program.' }
//   scopes: { type: strings, description: What it may be allowed; none when unknown. }
//   trusted: { type: boolean, description: Whether people are not asked first; none when unknown. }
//   key: { type: string, description: Key of the application. }
// needs: [oauth-applications]
// ---
MATCH (a:GitLabOAuthApplication {confidential: false})
RETURN
  a.name AS name,
  a.callbackHosts AS callbackHosts,
  a.callbackSchemes AS callbackSchemes,
  a.scopes AS scopes,
  a.trusted AS trusted,
  a.key AS key
ORDER BY name, key
