import { defineFeature } from '@gatefold/runtime/features';
import { CatalogueResolver } from './catalogue.resolver.js';

export default defineFeature({ name: 'catalogue', resolvers: [CatalogueResolver] });
