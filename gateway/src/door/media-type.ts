import { MIMEType } from 'node:util';

/** What the door answers with, the preferred one first where a client takes several alike. */
const offered = ['application/json', 'application/graphql-response+json', 'text/event-stream'] as const;

export type AnswerType = (typeof offered)[number];

interface AcceptedRange {
  readonly type: string;
  readonly quality: number;
}

const acceptedLengthMax = 2_048;

/**
 * The media type for an answer by RFC 9110, 12.5.1: the highest `q`, then the more specific range, then the earlier
 * one. `application/json` without a preference; undefined when the client takes none of them (406).
 */
export function negotiateAnswer(accept: string | undefined): AnswerType | undefined {
  if (accept === undefined || accept === '' || accept === '*/*') return 'application/json';
  if (accept === 'application/json') return accept;
  if (accept.length > acceptedLengthMax) return undefined;
  const ranges = accept.split(',').map(parseRange);
  let best: { type: AnswerType; quality: number; specificity: number; position: number } | undefined;
  for (const type of offered) {
    const found = mostSpecific(type, ranges);
    if (!found || found.quality === 0) continue;
    const better =
      !best ||
      found.quality - best.quality ||
      found.specificity - best.specificity ||
      best.position - found.position;
    if (better === true || better > 0) best = { type, ...found };
  }
  // A wildcard alone never asks for a stream that stays open.
  return best?.type === 'text/event-stream' && best.specificity < 2 ? undefined : best?.type;
}

function mostSpecific(type: AnswerType, ranges: readonly (AcceptedRange | undefined)[]) {
  let found: { quality: number; specificity: number; position: number } | undefined;
  ranges.forEach((range, position) => {
    if (!range) return;
    const specificity = specificityOf(range.type, type);
    if (specificity >= 0 && (!found || specificity > found.specificity)) {
      found = { quality: range.quality, specificity, position };
    }
  });
  return found;
}

/** 2 for the type itself, 1 for `application/*`, 0 for any, -1 when the range does not hold the type. */
function specificityOf(range: string, type: string): number {
  if (range === type) return 2;
  if (range === '*/*') return 0;
  return range.endsWith('/*') && type.startsWith(range.slice(0, -1)) ? 1 : -1;
}

/** One range of an `Accept` value; undefined when malformed, or for a charset that is not spoken here. */
function parseRange(text: string): AcceptedRange | undefined {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  let quality = 1;
  for (const parameter of parameters) {
    const [name, value = ''] = parameter.split('=');
    if (name === 'charset' && !isUtf8(value)) return undefined;
    if (name === 'q') quality = Number(value);
  }
  return quality >= 0 && quality <= 1 ? { type, quality } : undefined;
}

/** A `Content-Type` value taken apart. */
export interface ContentType {
  /** `type/subtype` in lower case; empty when the value is malformed. */
  readonly essence: string;
  /** Whether its characters are UTF-8: said so, or nothing said. */
  readonly utf8: boolean;
}

/** The parsed `Content-Type`, undefined without one. */
export function parseContentType(value: string | undefined): ContentType | undefined {
  if (value === undefined) return undefined;
  if (value === 'application/json') return { essence: value, utf8: true };
  try {
    const { essence, params } = new MIMEType(value);
    const charset = params.get('charset');
    return { essence, utf8: charset === null || isUtf8(charset.toLowerCase()) };
  } catch {
    return { essence: '', utf8: false };
  }
}

function isUtf8(charset: string): boolean {
  return charset === 'utf-8' || charset === 'utf8' || charset === '"utf-8"';
}
