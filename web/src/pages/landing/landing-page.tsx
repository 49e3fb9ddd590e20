import './landing.css';
import { Link } from '@tanstack/react-router';
import { planOf } from '@gatefold/schema';
import type { ReactNode } from 'react';
import { PublicHeader } from '../../app/public-header.js';
import { useIsMember } from '../../session/use-is-member.js';
import { buttonClass } from '../../ui/button.js';
import { Logo } from '../../ui/logo.js';
import { ClaimForm } from './claim-form.js';
import { ArrangePicture, LivePicture, PublishPicture } from './explanation-pictures.js';
import { GatefoldSpread } from './gatefold-spread.js';

const steps = [
  {
    title: 'Arrange',
    text: 'Nine kinds of block, four palettes, three typefaces. Drag them, or move them with the keyboard.',
    Picture: ArrangePicture,
  },
  {
    title: 'Publish',
    text: 'One button, your own address. The page arrives complete, even where scripts are switched off.',
    Picture: PublishPicture,
  },
  {
    title: 'Stay live',
    text: 'Change a project and every open page changes with it, within a second. Nobody has to reload.',
    Picture: LivePicture,
  },
];

const promises = [
  {
    title: 'Nothing gets lost',
    text: 'Every change is saved as you make it, earlier versions are kept, and two windows never overwrite each other.',
  },
  {
    title: 'A second reader',
    text: 'Suggestions for titles, summaries and tags, shown as differences. It says what made them; you decide.',
  },
  {
    title: 'Light to visit',
    text: 'No cookies, no trackers, no banner on your page. Only your work, set in good type.',
  },
];

/** The front page. */
export function LandingPage(): ReactNode {
  const member = useIsMember();
  const projectsMax = planOf('FREE').entitlements['content.projects'];
  return (
    <div className="overflow-x-clip">
      <PublicHeader />
      <main id="content" tabIndex={-1} className="outline-none">
        <section className="mx-auto max-w-6xl px-5 pt-12 sm:pt-20">
          <h1 className="max-w-[11ch] text-[clamp(3.25rem,9vw,7rem)] leading-[0.94] font-[680] tracking-[-0.05em]">
            Your work, opened wide.
          </h1>
          <div className="mt-8 grid gap-7 sm:mt-10 md:grid-cols-[minmax(0,1fr)_auto] md:items-end">
            <p className="max-w-[34em] text-lg text-ink-2">
              Gatefold is a portfolio you unfold instead of program. Put blocks in order, publish at your own
              address, and watch every change arrive in the pages your visitors already have open.
            </p>
            <Link to={member ? '/builder' : '/register'} className={buttonClass('primary', 'large')}>
              {member ? 'Open the builder' : 'Create your page'}
            </Link>
          </div>
        </section>
        <section aria-label="Example" className="mx-auto mt-16 max-w-[86rem] px-3 sm:mt-20 sm:px-5">
          <div aria-hidden="true" className="hero-marks" />
          <GatefoldSpread />
          <div aria-hidden="true" className="hero-marks mt-0 rotate-180" />
        </section>
        <section aria-labelledby="how" className="mx-auto max-w-6xl px-5 pt-28">
          <h2 id="how" className="max-w-[16ch] text-4xl font-[660] tight-3">
            From an empty sheet to a page people keep open
          </h2>
          <ol className="mt-14 grid gap-x-6 gap-y-14 md:grid-cols-3">
            {steps.map(({ title, text, Picture }) => (
              <li key={title} className="grid content-start gap-5">
                <div className="h-80 overflow-hidden rounded-lg border border-crease bg-paper-deep">
                  <Picture />
                </div>
                <div className="grid gap-1.5">
                  <h3 className="text-xl font-[640] tight-2">{title}</h3>
                  <p className="text-ink-2">{text}</p>
                </div>
              </li>
            ))}
          </ol>
        </section>
        <section aria-label="What you can rely on" className="mx-auto max-w-6xl px-5 pt-28 pb-28">
          <div aria-hidden="true" className="crease-y" />
          <ul className="grid gap-x-10 gap-y-10 pt-12 md:grid-cols-3">
            {promises.map(({ title, text }) => (
              <li key={title} className="grid content-start gap-2">
                <h3 className="text-lg font-[640] tight-1">{title}</h3>
                <p className="text-ink-2">{text}</p>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="claim" className="bg-[#1f3fd6] text-[#ffffff]">
          <div className="mx-auto grid max-w-6xl grid-cols-1 gap-8 px-5 py-24 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] md:items-end">
            <div className="grid gap-4">
              <h2
                id="claim"
                className="text-[clamp(2.5rem,5vw,4rem)] leading-[1] font-[660] tracking-[-0.04em]"
              >
                Claim your address
              </h2>
              <p className="max-w-[34em] text-lg text-[#dfe5ff]">
                Free, with {projectsMax} projects, for as long as you like. No card.{' '}
                <Link to="/pricing" className="text-[#ffffff] underline underline-offset-4">
                  What larger plans include
                </Link>
              </p>
            </div>
            <ClaimForm />
          </div>
        </section>
      </main>
      <footer className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-8 gap-y-4 px-5 py-10 text-sm text-ink-2">
        <Logo />
        <span className="ml-auto flex gap-6">
          <Link to="/pricing" className="hover:text-ink">
            Pricing
          </Link>
          <Link to="/login" className="hover:text-ink">
            Sign in
          </Link>
          <Link to="/register" className="hover:text-ink">
            Create an account
          </Link>
        </span>
      </footer>
    </div>
  );
}
