import type { ReactNode } from 'react';
export function ProjectsPage(): ReactNode { return <h1>Projects</h1>; }
