export function filesBelow(paths: readonly string[]): string[];
export function hashOf(root: string, paths: readonly string[], salt?: string): string;
export function stamp(root: string, name: string): { read(): string | null; write(value: string): void };
