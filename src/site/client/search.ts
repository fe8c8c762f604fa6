import MiniSearch from 'minisearch';
import type { SearchEntry } from '../search-entry.ts';

declare global {
  interface Window {
    throughlineEntries?: [product: string, entries: SearchEntry[]][];
  }
}

interface Found {
  readonly address: string;
  readonly score: number;
  readonly title: string;
  readonly kind: string;
  readonly note: string;
  readonly product: string;
}

const mostShown = 40;
/** More products than this are not searched at once: one has to be chosen. */
const mostProducts = 20;

/** How words are looked for. */
const searchOptions = {
  fields: ['title', 'names', 'text'],
  storeFields: ['title', 'kind', 'note'],
  processTerm: (term: string) =>
    (/^[\w-]*$/.test(term) ? term : term.normalize('NFKD').replace(/\p{M}/gu, '')).toLowerCase(),
  searchOptions: { boost: { title: 4, names: 3 }, prefix: true, fuzzy: 0.2 },
};

document.querySelector('#without-search')!.remove();

const form = document.querySelector<HTMLFormElement>('#search')!;
const words = form.querySelector<HTMLInputElement>('[name=q]')!;
const scope = form.querySelector<HTMLSelectElement>('[name=in]');
const status = document.querySelector('#search-status')!;
const results = document.querySelector('#search-results')!;

const files: Record<string, { name: string; file: string }> = JSON.parse(form.dataset['entries'] ?? '{}');
const indexes = new Map<string, Promise<MiniSearch<SearchEntry>>>();

function indexOf(product: string): Promise<MiniSearch<SearchEntry>> {
  const index = indexes.get(product) ?? loadEntries(product).then(makeIndex);
  indexes.set(product, index);
  return index;
}

/** Loads what is known of a product's pages, which is a script: pages opened from a folder may not fetch. */
function loadEntries(product: string): Promise<SearchEntry[]> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = files[product]!.file;
    script.addEventListener('error', () => reject(new Error(script.src)));
    script.addEventListener('load', () => {
      const [, entries] = window.throughlineEntries?.find(([id]) => id === product) ?? [];
      resolve(entries ?? []);
    });
    document.head.append(script);
  });
}

/** Makes the index a few pages at a time, so that whoever types is not held up by thousands of them. */
async function makeIndex(entries: readonly SearchEntry[]): Promise<MiniSearch<SearchEntry>> {
  const index = new MiniSearch<SearchEntry>(searchOptions);
  await index.addAllAsync(entries, { chunkSize: 200 });
  return index;
}

let latest = 0;

async function search(): Promise<void> {
  const mine = (latest += 1);
  const query = words.value.trim();
  const chosen = scope?.value ? [scope.value] : Object.keys(files);
  if (query === '') return show([], '');
  if (chosen.length > mostProducts) return show([], 'There are many products here. Choose the one to search in.');
  try {
    const loaded = await Promise.all(chosen.map(async (product) => ({ product, index: await indexOf(product) })));
    const found = loaded.flatMap(({ product, index }) =>
      index.search(query).map((hit): Found => {
        const { title, kind, note } = hit as unknown as SearchEntry;
        return { address: String(hit.id), score: hit.score, title, kind, note, product };
      }),
    );
    if (mine === latest) show(found, query);
  } catch {
    show([], 'The search cannot be loaded. Try again, or look a word up by its name.');
  }
}

function show(found: readonly Found[], query: string): void {
  const best = found.toSorted((a, b) => b.score - a.score).slice(0, mostShown);
  results.replaceChildren(...best.map(renderFound));
  status.textContent =
    found.length > 0 || query === '' ? countInWords(found.length, best.length, query) : nothingInWords(query);
}

function countInWords(count: number, shown: number, query: string): string {
  if (query === '') return '';
  const pages = `${count} ${count === 1 ? 'page' : 'pages'}`;
  return count > shown ? `${pages}, the best ${shown} of them here.` : `${pages}.`;
}

function nothingInWords(query: string): string {
  return /[.!?]$/.test(query) ? query : `Nothing has "${query}" in it.`;
}

function renderFound({ address, title, kind, note, product }: Found): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = address;
  link.textContent = title;
  const line = document.createElement('span');
  line.className = 'kind';
  line.textContent = Object.keys(files).length > 1 ? `${kind} · ${files[product]?.name}` : kind;
  const text = document.createElement('p');
  text.className = 'note';
  text.textContent = note;
  item.append(link, ' ', line, text);
  return item;
}

const asked = new URLSearchParams(location.search);
words.value = asked.get('q') ?? '';
const wanted = asked.get('in') ?? '';
if (scope && Object.hasOwn(files, wanted)) scope.value = wanted;
words.focus();
words.addEventListener('input', () => void search());
scope?.addEventListener('change', () => void search());
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void search();
});
void search();
