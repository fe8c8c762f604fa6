import { review } from '../app/review.ts';
import { renderReviewJson, renderReviewText } from '../report/review.ts';
import type { Report } from '../report/report.ts';
import type { CommandModule, Shell } from './command.ts';
import { formatOption, normalisePath, rootOption, type SharedOptions } from './options.ts';

interface ReviewOptions extends SharedOptions {
  readonly format: 'text' | 'json';
  readonly product?: string;
  readonly because?: string;
}

export const reviewCommand: CommandModule = {
  configure(command, run) {
    command
      .argument('<items...>', 'tactics and roadmap items, such as tactics/home-page')
      .addOption(rootOption())
      .option('--product <id>', 'the product; needed only where there are several')
      .option('--because <text>', 'why they still fit, to be kept with the review')
      .addOption(formatOption(['text', 'json']))
      .action((items: string[], options: ReviewOptions) => run((shell) => runReview(shell, items, options)));
  },
};

async function runReview(shell: Shell, references: readonly string[], options: ReviewOptions): Promise<Report> {
  const { product, because, format } = options;
  const world = await shell.openWorld({});
  const reviews = await review(world, {
    root: normalisePath(options.root, shell.cwd),
    product,
    references,
    because,
  });
  return format === 'json' ? renderReviewJson(reviews) : renderReviewText(reviews);
}
