import { defineFeature } from '@gatefold/runtime/features';
import { TemplateResolver } from './template.resolver.js';

export default defineFeature({ name: 'template', resolvers: [TemplateResolver] });
