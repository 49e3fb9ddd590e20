import type { OutgoingHttpHeader, ServerResponse } from 'node:http';

/** Where header fields are put. */
export interface HeaderFields {
  /** In lower case; a field that is there already gets the new value. */
  setHeader(name: string, value: string | number | readonly string[]): unknown;
}

/**
 * The header fields of one answer, put together beside it: Node writes a whole list in half the time that it takes to
 * set them one by one on the response.
 */
export class AnswerHead implements HeaderFields {
  /** Names and values in turn. */
  private readonly fields: OutgoingHttpHeader[] = [];

  setHeader(name: string, value: string | number | readonly string[]): void {
    let at = 0;
    while (at < this.fields.length && this.fields[at] !== name) at += 2;
    this.fields[at] = name;
    this.fields[at + 1] = typeof value === 'object' ? [...value] : value;
  }

  /** Hands the fields to a response whose head somebody else writes. */
  giveTo(response: ServerResponse): void {
    for (let at = 0; at < this.fields.length; at += 2) {
      response.setHeader(this.fields[at] as string, this.fields[at + 1] as OutgoingHttpHeader);
    }
  }

  /** Writes the head of the answer. */
  write(response: ServerResponse, status: number): void {
    response.writeHead(status, this.fields);
  }
}
