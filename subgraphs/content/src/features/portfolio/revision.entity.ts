import type { PortfolioDocument, PortfolioTheme } from '@gatefold/schema';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** One saved state of a portfolio, for its owner alone; the newest is the draft. */
@Entity({ tableName: 'portfolio_revision' })
export class RevisionEntity {
  @PrimaryKey({ type: 'uuid' })
  portfolioId!: string;

  /** From 1, without reuse. */
  @PrimaryKey({ type: 'integer' })
  revision!: number;

  @Property({ type: 'uuid' })
  ownerId!: string;

  @Property({ type: 'text' })
  title!: string;

  @Property({ type: 'json' })
  theme!: PortfolioTheme;

  @Property({ type: 'json' })
  document!: PortfolioDocument;

  /** Whether the public has seen it. */
  @Property({ type: 'boolean' })
  published!: boolean;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;
}
