const ascii = /^[\t\x20-\x7e]*$/;
const latin1 = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Fields that say where a request ends or how its connection is used: the writer's own, whoever names them. */
const framing = [
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'upgrade',
  'te',
  'trailer',
  'expect',
];

/** A request as it goes on the wire. */
export interface PreparedRequest {
  readonly data: string | Buffer;
  readonly encoding: 'latin1' | 'utf8';
}

/** Makes POST requests for one address. */
export class RequestWriter {
  private readonly start: string;
  private readonly own: ReadonlySet<string>;

  /**
   * @param url what is asked; its host goes into `Host`.
   * @param headers of every request, in lower case; those of a single request do not change them.
   */
  constructor({ pathname, search, host }: URL, headers: Readonly<Record<string, string>>) {
    const fields = Object.entries({ host, connection: 'keep-alive', ...headers });
    const lines = fields.map(([name, value]) => `${name}: ${value}\r\n`);
    this.start = `POST ${pathname}${search} HTTP/1.1\r\n${lines.join('')}`;
    this.own = new Set([...framing, ...Object.keys(headers)]);
  }

  /** Throws when the value of a header could end its line. Names are the gateway's own. */
  prepare(headers: Readonly<Record<string, string>>, body: string): PreparedRequest {
    let head = this.start;
    let isAscii = true;
    for (const name in headers) {
      if (this.own.has(name)) continue;
      const value = headers[name] as string;
      if (!ascii.test(value)) {
        if (!latin1.test(value)) throw new TypeError(`the value of the header ${name} is not valid`);
        isAscii = false;
      }
      head += `${name}: ${value}\r\n`;
    }
    const bodyBytes = Buffer.byteLength(body);
    head += `content-length: ${bodyBytes}\r\n\r\n`;
    if (!isAscii) {
      return { data: Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body)]), encoding: 'utf8' };
    }
    // A text of ASCII alone is the same in both encodings, and cheaper to write in the first.
    return { data: head + body, encoding: bodyBytes === body.length ? 'latin1' : 'utf8' };
  }
}
