import type { z } from 'zod';
import type { TokenPurpose } from '../../account-tokens/index.js';

/** What a message says; plain text throughout, so that nothing in it can become markup. */
export interface Letter {
  /** One line. */
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Words on the button that leads to the link. */
  readonly button: string;
  /** Small print below: why this came, and what to do if it should not have. */
  readonly footnote: string;
}

/** One kind of e-mail: what it has to be told, where it leads and what it says. */
export interface MessageDefinition<Data = unknown> {
  readonly data: z.ZodType<Data>;
  /** Page of the web application. */
  readonly page: string;
  /** Added to the page's address when the e-mail is sent, so that it is never stored. */
  readonly token?: { readonly purpose: TokenPurpose; readonly lifetimeSeconds: number };
  readonly write: (data: Data) => Letter;
}

/** Types a message. */
export function defineMessage<Data>(definition: MessageDefinition<Data>): MessageDefinition<Data> {
  return definition;
}
