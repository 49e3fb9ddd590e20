import { defineFeature } from '@gatefold/runtime/features';
import { AccountEntity } from './account.entity.js';
import { AccountResolver } from './account.resolver.js';

export default defineFeature({ name: 'account', resolvers: [AccountResolver], entities: [AccountEntity] });
