import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactNode } from 'react';
import { buttonClass } from '../../ui/button.js';

/** Takes a wished-for username along to the registration. */
export function ClaimForm(): ReactNode {
  const navigate = useNavigate();
  const [username, setUsername] = useState('');
  function submit(event: FormEvent): void {
    event.preventDefault();
    void navigate({ to: '/register', search: username ? { username } : {} });
  }
  return (
    <form onSubmit={submit} className="flex w-full min-w-0 max-w-xl flex-col gap-3 sm:flex-row">
      <label className="flex h-13 min-w-0 shrink-0 items-center sm:flex-1 rounded-md bg-[#fdfcfa] pl-4 text-[#1b1a17] focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-white">
        <span className="sr-only">The username you would like</span>
        <span aria-hidden="true" className="max-w-[60%] truncate text-[#746f65]">
          {location.host}/@
        </span>
        <input
          value={username}
          onChange={(event) =>
            setUsername(
              event.target.value
                .toLowerCase()
                .replace(/[^a-z0-9-]/g, '')
                .slice(0, 30),
            )
          }
          placeholder="you"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          className="h-full min-w-0 flex-1 bg-transparent pr-3 font-[600] outline-none placeholder:text-[#8f897d]"
        />
      </label>
      <button
        type="submit"
        className={buttonClass('primary', 'large', 'bg-[#1b1a17]! text-[#fdfcfa]! hover:bg-black!')}
      >
        Claim it
      </button>
    </form>
  );
}
