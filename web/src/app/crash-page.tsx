import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Failure } from '../ui/failure.js';

/** Shown instead of a page that threw. */
export function CrashPage({ error, reset }: ErrorComponentProps): ReactNode {
  const router = useRouter();
  const staleBuild =
    error instanceof Error && /dynamically imported module|module script/i.test(error.message);
  const retry = (): void => {
    if (staleBuild) return location.reload();
    reset();
    void router.invalidate();
  };
  return (
    <main id="content" tabIndex={-1} className="mx-auto max-w-xl px-5 py-20">
      <Failure
        title={staleBuild ? 'There is a newer version' : 'This page tore'}
        text={
          staleBuild
            ? 'Gatefold was updated while you had it open. Loading it again brings you the new version.'
            : 'Something on this page broke. Your saved work is not affected.'
        }
        onRetry={retry}
      />
    </main>
  );
}
