import { clsx } from 'clsx';
import { Check, ChevronDown, Copy, ExternalLink, EyeOff } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import { Button } from '../../ui/button.js';
import { menuItemClass, menuPanelClass } from '../../ui/menu.js';
import type { Publishing } from './use-publishing.js';

interface PublishButtonProps {
  readonly publishing: Publishing;
  readonly slug: string;
  /** Whether the public already sees what the editor shows. */
  readonly upToDate: boolean;
}

/** Publish, and what can be done with a published page. */
export function PublishButton({ publishing, slug, upToDate }: PublishButtonProps): ReactNode {
  const isPublic = publishing.publishedRevision !== undefined;
  const look = isPublic && upToDate ? 'secondary' : 'primary';
  return (
    <div className="flex">
      <Button
        look={look}
        size="small"
        busy={publishing.busy}
        disabled={isPublic && upToDate}
        icon={isPublic && upToDate ? <Check aria-hidden className="size-4 text-good" /> : undefined}
        className={isPublic ? 'rounded-r-none disabled:opacity-100' : ''}
        onClick={() => void publishing.publish()}
      >
        {isPublic && upToDate ? 'Published' : 'Publish'}
        {isPublic && !upToDate && <span className="max-sm:sr-only">{' changes'}</span>}
      </Button>
      {isPublic && (
        <DropdownMenu.Root>
          <DropdownMenu.Trigger asChild>
            <Button
              look={look}
              size="small"
              aria-label="Published page"
              className={clsx(
                'rounded-l-none px-2!',
                upToDate ? 'border-l-0' : 'border-l border-l-[rgb(255_255_255/0.25)]',
              )}
            >
              <ChevronDown aria-hidden className="size-4" />
            </Button>
          </DropdownMenu.Trigger>
          <DropdownMenu.Portal>
            <DropdownMenu.Content align="end" sideOffset={6} className={menuPanelClass}>
              <DropdownMenu.Item asChild className={menuItemClass}>
                <a href={`/@${slug}`} target="_blank" rel="noreferrer">
                  <ExternalLink aria-hidden className="size-4" />
                  View page
                </a>
              </DropdownMenu.Item>
              <DropdownMenu.Item
                className={menuItemClass}
                onSelect={() =>
                  void navigator.clipboard.writeText(`${location.origin}/@${slug}`).then(
                    () => toast('Address copied'),
                    () => toast('Your browser did not allow copying.'),
                  )
                }
              >
                <Copy aria-hidden className="size-4" />
                Copy address
              </DropdownMenu.Item>
              <DropdownMenu.Separator className="my-1 h-px bg-crease" />
              <DropdownMenu.Item className={menuItemClass} onSelect={() => void publishing.unpublish()}>
                <EyeOff aria-hidden className="size-4" />
                Unpublish
              </DropdownMenu.Item>
            </DropdownMenu.Content>
          </DropdownMenu.Portal>
        </DropdownMenu.Root>
      )}
    </div>
  );
}
