import type { SlackReceiver } from '../../core/config-notifications.js';
import { request } from './http.js';
import { type Channel, factsOf, headlineOf, type Notice, summaryOf } from './notice.js';

/** The three characters by which Slack tells its own marks, in every kind of text. */
const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string) => text.replace(/[&<>]/g, (mark) => marks[mark] ?? '');

/** A text in which nothing is formatted, linked, mentioned or turned into an emoji. */
const plainText = (text: string) => ({ type: 'plain_text', text: escaped(text), emoji: false });

const facts = new Set(['Where', 'Severity', 'Status', 'Rule', 'Seen', 'Controls']);

function blocksOf(notice: Notice): object[] {
  const all = factsOf(notice);
  const what = all.find(([label]) => label === 'What')?.[1] ?? '';
  const { link } = notice;
  return [
    { type: 'divider' },
    { type: 'section', text: plainText(`${headlineOf(notice)}\n${what}`) },
    {
      type: 'context',
      elements: [
        ...all.filter(([label]) => facts.has(label)).map(([label, text]) => plainText(`${label}: ${text}`)),
        ...(link === null
          ? []
          : [{ type: 'mrkdwn', text: `<${escaped(encodeURI(link))}|Open>`, verbatim: true }]),
      ],
    },
  ];
}

/** Slack's incoming webhook, in Block Kit. */
export function slackChannel({ url }: SlackReceiver): Channel {
  return {
    // Slack takes 50 blocks.
    most: 15,
    send: async (notices, signal) => {
      const summary = summaryOf(notices);
      const body = JSON.stringify({
        text: escaped(summary),
        unfurl_links: false,
        unfurl_media: false,
        blocks: [
          { type: 'header', text: plainText(summary.slice(0, 120)) },
          ...notices.flatMap((notice) => blocksOf(notice)),
        ],
      });
      const headers = { 'content-type': 'application/json; charset=utf-8' };
      // Slack says what it minds in a word such as invalid_blocks.
      await request(url, { headers, body, signal }, ({ text }) => /^[a-z_]{1,60}$/.exec(text.trim())?.[0]);
      return {};
    },
  };
}
