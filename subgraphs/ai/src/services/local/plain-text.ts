/** Longest text of a link that is still taken for one; keeps every pattern linear in the text. */
const linkPattern = /!?\[([^[\]\n]{0,200})\]\([^()\n]{0,500}\)/g;

/**
 * The readable blocks of a Markdown text: paragraphs, list items and headings, without marks, code blocks, HTML tags
 * and addresses. Wrapped lines of a paragraph are joined.
 */
export function plainBlocks(markdown: string): readonly string[] {
  const blocks: string[] = [];
  let paragraph: string[] = [];
  let isCode = false;
  const close = (): void => {
    if (paragraph.length > 0) blocks.push(paragraph.join(' '));
    paragraph = [];
  };
  for (const line of markdown.split(/\r\n|[\n\r\u2028\u2029]/)) {
    if (/^\s{0,3}(?:```|~~~)/.test(line)) {
      close();
      isCode = !isCode;
    } else if (!isCode) {
      if (startsBlock(line)) close();
      const text = plainLine(line);
      if (text !== '') paragraph.push(text);
      if (isHeading(line)) close();
    }
  }
  close();
  return blocks;
}

function startsBlock(line: string): boolean {
  return line.trim() === '' || isHeading(line) || /^\s{0,12}(?:[-*+•]|\d{1,3}[.)])\s/.test(line);
}

function isHeading(line: string): boolean {
  return /^\s{0,3}#{1,6}\s/.test(line);
}

function plainLine(line: string): string {
  return line
    .replace(/^\s{0,12}(?:#{1,6}|[-*+•]|\d{1,3}[.)]|>)\s+/, '')
    .replace(/^\s*(?:[-*_=|:]\s*){3,}$/, '')
    .replace(linkPattern, (match, text: string) => (match.startsWith('!') ? '' : text))
    .replace(/<[a-z/!][^<>\n]{0,300}>/gi, ' ')
    .replace(/https?:\/\/\S{1,500}/g, ' ')
    .replace(/[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}|[`|~]/g, (mark, offset: number, all: string) =>
      isInsideWord(all, offset, mark.length) ? mark : '',
    )
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim();
}

function isInsideWord(text: string, offset: number, length: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[offset - 1] ?? '') && /[\p{L}\p{N}]/u.test(text[offset + length] ?? '');
}
