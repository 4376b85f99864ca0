import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** An SMTP server on loopback that keeps what it is sent. */
export interface MailServer {
  readonly port: number;
  /** Whole messages as they came. */
  readonly messages: string[];
  /** Logins as `user:password`. */
  readonly logins: string[];
  close(): Promise<void>;
}

/** Starts it. Close it. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const messages: string[] = [];
  const logins: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    // Its own certificate is one that nobody vouches for, which it would warn of.
    logger: false,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => {
      logins.push(`${username}:${password}`);
      done(null, { user: username });
    },
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        messages.push(Buffer.concat(chunks).toString('utf8'));
        done();
      });
    },
    ...options,
  });
  // A client that does not trust the certificate hangs up in the middle of the handshake.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    messages,
    logins,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
