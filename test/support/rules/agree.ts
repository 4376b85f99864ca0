import { labelOf, type Node, type Value, type World } from './world.js';

/** What connections tell of themselves, not of the instance. */
const ownOf = /^(key|name|description|group|unreadable|token.*|_.*)$/;

/** The world with connections that tell the same of the instance that they share, as far as each can read it. */
export function agreed(world: World): World {
  const byHost = new Map<Value | undefined, Node[]>();
  for (const node of world.nodes)
    if (labelOf(node) === 'GitLabAccount' && node.properties.host !== undefined)
      byHost.set(node.properties.host, [...(byHost.get(node.properties.host) ?? []), node]);
  for (const accounts of byHost.values()) {
    const names = new Set(accounts.flatMap(({ properties }) => Object.keys(properties)));
    for (const name of [...names].filter((one) => !ownOf.test(one))) {
      const isMarked = ({ properties }: Node) =>
        ((properties.unreadable ?? []) as readonly Value[]).includes(name);
      const told = accounts.find((one) => !isMarked(one) && one.properties[name] !== undefined);
      for (const account of accounts)
        if (told?.properties[name] !== undefined && !isMarked(account))
          account.properties[name] = told.properties[name];
    }
  }
  return world;
}
