import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { Button } from '../../../ui/button.js';
import { TextField } from '../../../ui/field.js';
import { Notice } from '../../../ui/notice.js';
import { FileDrop } from './file-drop.js';
import type { FileUpload } from './use-file-upload.js';

/** Sends the file of a new version, and shows how far it has come. */
export function UploadForm({ upload }: { upload: FileUpload }): ReactNode {
  const [file, setFile] = useState<File>();
  const [version, setVersion] = useState('');
  const [missing, setMissing] = useState<string>();
  const { state } = upload;
  const isIdle = state.step === 'idle';

  function submit(event: FormEvent): void {
    event.preventDefault();
    setMissing(file ? undefined : 'Choose a file first.');
    if (file) void upload.start({ file, version: version.trim() });
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-4" aria-label="New version">
      <FileDrop file={file} disabled={!isIdle} onChoose={setFile} />
      <TextField
        label="Version"
        placeholder="1.0"
        hint="Letters, digits, dots, dashes. A version never changes its file."
        error={isIdle ? state.versionProblem : undefined}
        disabled={!isIdle}
        value={version}
        onChange={(event) => setVersion(event.target.value)}
      />
      {isIdle && (missing ?? state.problem) && <Notice tone="bad">{missing ?? state.problem}</Notice>}
      {state.step === 'paused' && <Notice tone="bad">{`${state.problem} What arrived is kept.`}</Notice>}
      {!isIdle && <Progress step={state.step} share={state.share} />}
      <div className="flex flex-wrap gap-2">
        {isIdle && (
          <Button type="submit" look="secondary">
            Upload
          </Button>
        )}
        {state.step === 'paused' && (
          <Button look="secondary" onClick={() => void upload.goOn()}>
            Go on
          </Button>
        )}
        {!isIdle && (
          <Button look="quiet" onClick={upload.stop}>
            Stop
          </Button>
        )}
      </div>
    </form>
  );
}

const steps = { reading: 'Reading the file', sending: 'Uploading', paused: 'Paused' } as const;

function Progress({ step, share }: { step: keyof typeof steps; share: number }): ReactNode {
  const id = useId();
  const percent = Math.round(share * 100);
  return (
    <div className="grid gap-1.5">
      <p id={id} className="flex justify-between text-sm text-ink-2">
        {steps[step]}
        <span className="tabular-nums">{percent}%</span>
      </p>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-2 overflow-hidden rounded-full bg-paper-deep"
      >
        <div className="h-full rounded-full bg-accent" style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
