/** A reply that is not HTTP/1.1 as this client speaks it. Its connection is closed: nothing after it can be trusted. */
export class MalformedReply extends Error {
  override readonly name = 'MalformedReply';
}
