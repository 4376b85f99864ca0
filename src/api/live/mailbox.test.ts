import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Mailbox } from './mailbox.js';

interface Item {
  readonly thing: string;
  readonly upTo: number;
}

function mailbox() {
  let closed = 0;
  const box = new Mailbox<Item>({
    merge: (waiting, item) => (waiting.thing === item.thing ? item : undefined),
    onClose: () => {
      closed += 1;
    },
  });
  return { box, closed: () => closed };
}

describe('a mailbox', () => {
  it('gives whoever waits the next item at once', async () => {
    const { box } = mailbox();
    const first = box.next();
    const second = box.next();
    box.put({ thing: 'a', upTo: 1 });
    box.put({ thing: 'a', upTo: 2 });
    expect([await first, await second].map(({ value }) => value?.upTo)).toEqual([1, 2]);
    expect(box.size).toBe(0);
  });

  it('holds one item of each thing for a slow subscriber, and loses the last of none', async () => {
    const put = fc.record({ kind: fc.constant('put' as const), thing: fc.constantFrom('a', 'b', 'c') });
    const take = fc.record({ kind: fc.constant('take' as const) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(put, put, take)), async (steps) => {
        const { box } = mailbox();
        const told = new Map<string, number>();
        const heard = new Map<string, number>();
        const hear = async () => {
          const { value } = await box.next();
          if (value === undefined) return;
          expect(value.upTo).toBeGreaterThan(heard.get(value.thing) ?? 0);
          heard.set(value.thing, value.upTo);
        };
        for (const step of steps) {
          if (step.kind === 'put') {
            const upTo = (told.get(step.thing) ?? 0) + 1;
            told.set(step.thing, upTo);
            box.put({ thing: step.thing, upTo });
          } else if (box.size > 0) await hear();
          expect(box.size).toBeLessThanOrEqual(3);
        }
        while (box.size > 0) await hear();
        expect(heard).toEqual(told);
      }),
    );
  });

  it('ends for whoever waits, once, and takes nothing more', async () => {
    const { box, closed } = mailbox();
    const waiting = box.next();
    await box.return();
    await box.return();
    expect(await waiting).toEqual({ value: undefined, done: true });
    box.put({ thing: 'a', upTo: 1 });
    expect(box.size).toBe(0);
    expect(await box.next()).toEqual({ value: undefined, done: true });
    expect(closed()).toBe(1);
    await expect(mailbox().box.throw(new Error('gone'))).rejects.toThrow('gone');
  });
});
