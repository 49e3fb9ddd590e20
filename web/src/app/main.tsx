import '../styles/app.css';
import { ApolloProvider } from '@apollo/client/react';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApolloClient } from '../graphql/client.js';
import { isKnownMember } from '../session/known-member.js';
import { refreshSession } from '../session/refresh-session.js';
import { followOtherTabs } from '../session/start-session.js';
import { watchColourMode } from './colour-mode.js';
import { router } from './router.js';
import { Toasts } from './toasts.js';

watchColourMode();
followOtherTabs();
if (isKnownMember()) void refreshSession();

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root');
createRoot(element).render(
  <StrictMode>
    <ApolloProvider client={createApolloClient()}>
      <RouterProvider router={router} />
      <Toasts />
    </ApolloProvider>
  </StrictMode>,
);
