import { randomUUID } from 'node:crypto';
import PostalMime from 'postal-mime';

/** An e-mail that the server took, as a reader sees it. */
export interface CapturedEmail {
  readonly id: string;
  readonly receivedAt: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly messageId: string;
  readonly text: string;
  readonly html: string;
  /** Names of header lines in lower case, each with its value. */
  readonly headers: Readonly<Record<string, string>>;
}

const emailsMax = 200;

/** The newest e-mails, in memory. */
export class Mailbox {
  private emails: CapturedEmail[] = [];

  /** Newest first. */
  get all(): readonly CapturedEmail[] {
    return this.emails;
  }

  /** `recipients` are those of the envelope. */
  async put(raw: Buffer, recipients: readonly string[]): Promise<void> {
    const parsed = await PostalMime.parse(raw);
    const email: CapturedEmail = {
      id: randomUUID(),
      receivedAt: new Date().toISOString(),
      from: parsed.from?.address ?? '',
      to: recipients,
      subject: parsed.subject ?? '',
      messageId: parsed.messageId ?? '',
      text: parsed.text ?? '',
      html: parsed.html ?? '',
      headers: Object.fromEntries(parsed.headers.map(({ key, value }) => [key, value])),
    };
    this.emails = [email, ...this.emails].slice(0, emailsMax);
  }
}
