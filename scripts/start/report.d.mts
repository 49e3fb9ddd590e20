export interface ReportPart {
  /** Replaces what the line says while the part runs. */
  detail(text: string): void;
  done(text?: string): void;
  fail(text?: string): void;
}

type Paint = (text: string) => string;

export interface Report {
  readonly colours: Readonly<Record<'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan', Paint>>;
  line(text?: string): void;
  part(title: string, detail?: string, isSlow?: boolean): ReportPart;
  close(): void;
}

export interface ReportStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export function duration(ms: number): string;
export function createReport(options?: {
  stream?: ReportStream;
  env?: Record<string, string | undefined>;
}): Report;
