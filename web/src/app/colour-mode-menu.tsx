import { Monitor, Moon, Sun } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from '../ui/button.js';
import { menuItemClass, menuPanelClass } from '../ui/menu.js';
import { setColourMode, useColourMode, type ColourMode } from './colour-mode.js';

const modes = [
  { mode: 'system', label: 'Like the device', Icon: Monitor },
  { mode: 'light', label: 'Light', Icon: Sun },
  { mode: 'dark', label: 'Dark', Icon: Moon },
] as const;

/** Choice of light, dark, or what the device says. */
export function ColourModeMenu(): ReactNode {
  const current = useColourMode();
  const { Icon: CurrentIcon } = modes.find(({ mode }) => mode === current) ?? modes[0];
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <IconButton label="Colours">
          <CurrentIcon aria-hidden className="size-4.5" />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={6} className={menuPanelClass}>
          <DropdownMenu.RadioGroup
            value={current}
            onValueChange={(value) => setColourMode(value as ColourMode)}
          >
            {modes.map(({ mode, label, Icon }) => (
              <DropdownMenu.RadioItem key={mode} value={mode} className={menuItemClass}>
                <Icon aria-hidden className="size-4" />
                {label}
                <DropdownMenu.ItemIndicator className="ml-auto size-1.5 rounded-full bg-accent" />
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
