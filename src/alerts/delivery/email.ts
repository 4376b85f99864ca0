import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { EmailReceiver } from '../../core/config-notifications.js';
import { plainHtml } from '../narrative-text.js';
import { DeliveryFailure } from './failure.js';
import { type Channel, factsOf, headlineOf, type Notice, summaryOf } from './notice.js';

const linesOf = (notice: Notice): string =>
  [
    headlineOf(notice),
    ...factsOf(notice).map(([label, text]) => `  ${label}: ${text}`),
    ...(notice.link === null ? [] : [`  ${notice.link}`]),
  ].join('\n');

const htmlOf = (notice: Notice): string => {
  const facts = factsOf(notice).map(([label, text]) => `<dt>${label}</dt><dd>${plainHtml(text)}</dd>`);
  const link = notice.link === null ? '' : `<p><a href="${plainHtml(notice.link)}">Open</a></p>`;
  return `<h2>${plainHtml(headlineOf(notice))}</h2><dl>${facts.join('')}</dl>${link}`;
};

/** The same for the same notices, so that what is sent once more can be told. */
const messageIdOf = (notices: readonly Notice[], from: string): string => {
  const hash = createHash('sha256')
    .update(notices.map(({ id }) => id).join(' '))
    .digest('hex');
  const [, domain = 'localhost'] = /@([A-Za-z0-9.-]+)/.exec(from) ?? [];
  return `<${hash.slice(0, 40)}@${domain}>`;
};

interface SmtpError {
  readonly code?: unknown;
  readonly responseCode?: unknown;
}

function failureOf(error: unknown): DeliveryFailure {
  const { code, responseCode } = error as SmtpError;
  if (typeof responseCode === 'number')
    return new DeliveryFailure(`the mail server answered with ${responseCode}`, {
      isFinal: responseCode >= 500 && code !== 'ETLS',
    });
  const why = typeof code === 'string' && /^[A-Z_]{1,60}$/.test(code) ? ` (${code})` : '';
  return new DeliveryFailure(`the mail server cannot be used${why}`, { isFinal: false });
}

/** People, by SMTP: one message for all notices that are due. */
export function emailChannel(receiver: EmailReceiver): Channel {
  const { host, port, tls, login, from, to, timeoutMs } = receiver;
  const transport = createTransport({
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(login === undefined ? {} : { auth: login }),
  });
  return {
    most: 200,
    send: async (notices, signal) => {
      try {
        const { rejected } = await transport.sendMail({
          from,
          to: [...to],
          subject: summaryOf(notices),
          messageId: messageIdOf(notices, from),
          headers: { 'Auto-Submitted': 'auto-generated' },
          text: `${notices.map(linesOf).join('\n\n')}\n`,
          html: notices.map(htmlOf).join('<hr>'),
          signal,
        });
        return rejected.length === 0
          ? {}
          : { warning: `the mail server took it for some only, and refused ${rejected.length}` };
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        throw failureOf(error);
      }
    },
  };
}
