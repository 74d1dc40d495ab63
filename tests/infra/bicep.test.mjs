// infra/bicep as a compiler would look at it, as far as a grammar and the files themselves allow: the compiler cannot be had where this is built.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test, { before } from 'node:test';
import { Language, Parser } from 'web-tree-sitter';

const folder = new URL('../../infra/bicep/', import.meta.url);
const grammar = fileURLToPath(new URL('../../node_modules/tree-sitter-bicep/tree-sitter-bicep.wasm', import.meta.url));
const files = readdirSync(folder).sort();
const bicep = files.filter(file => file.endsWith('.bicep'));
const parameters = files.filter(file => file.endsWith('.bicepparam'));
let parser;

before(async () => {
  await Parser.init();
  parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
});

const text = file => readFileSync(new URL(file, folder), 'utf8');

// The grammar knows no assigned parameter: one has the form of a variable.
const parse = (file, source = text(file)) => parser.parse(file.endsWith('.bicepparam') ? source.replace(/^param (\w+) =/gm, 'var $1 =') : source).rootNode;

const all = (node, type) => [...(node.type === type ? [node] : []), ...node.children.flatMap(child => all(child, type))];
const named = node => node.namedChildren.find(child => child.type === 'identifier').text;
const value = (object, name) => object.namedChildren.find(property => property.type === 'object_property' && property.namedChildren[0].text === name)?.namedChildren[1];
const names = object => object.namedChildren.filter(child => child.type === 'object_property').map(property => property.namedChildren[0].text);

function faults(node) {
  const own = node.type === 'ERROR' || node.isMissing ? [`${node.startPosition.row + 1}:${node.startPosition.column + 1} ${node.text.slice(0, 40)}`] : [];
  return [...own, ...node.children.flatMap(faults)];
}

/** What a file declares: parameters with whether they must be given, and outputs. */
function declared(file) {
  const root = parse(file);
  return {
    parameters: new Map(all(root, 'parameter_declaration').map(one => [named(one), !one.children.some(child => child.text === '=')])),
    outputs: all(root, 'output_declaration').map(named),
  };
}

function assertGiven(given, wanted, where) {
  assert.deepEqual(given.filter(name => !wanted.has(name)), [], `${where} gives what nobody takes`);
  assert.deepEqual([...wanted].filter(([name, needed]) => needed && !given.includes(name)).map(([name]) => name), [], `${where} leaves out what is needed`);
}

test('every file is Bicep', () => {
  for (const file of files)
    assert.deepEqual(faults(parse(file)), [], file);
});

test('what is no Bicep is found', () => {
  assert.notDeepEqual(faults(parse('main.bicep', "param a string = \nresource b 'c@d' = {")), []);
});

test('every parameter is described', () => {
  for (const file of bicep)
    for (const parameter of all(parse(file), 'parameter_declaration')) {
      const before = parameter.previousNamedSibling;
      assert.match(before?.type === 'decorators' ? before.text : '', /@description\('.{10,}'\)/, `${file}: ${named(parameter)}`);
    }
});

test('modules are given what they take, and asked for what they give', () => {
  for (const file of bicep) {
    const root = parse(file);
    const modules = new Map(all(root, 'module_declaration').map(one => [named(one), one.namedChildren[1].text.slice(1, -1)]));
    for (const module of all(root, 'module_declaration')) {
      const object = module.namedChildren.find(child => child.type === 'object');
      assertGiven(names(value(object, 'params')), declared(modules.get(named(module))).parameters, `${file}: ${named(module)}`);
    }
    for (const [, module, output] of text(file).matchAll(/\b(\w+)\.outputs\.(\w+)/g))
      assert.ok(declared(modules.get(module)).outputs.includes(output), `${file}: ${module}.outputs.${output}`);
  }
});

test('each environment gives what main.bicep takes', () => {
  const wanted = declared('main.bicep').parameters;
  for (const file of parameters) {
    assert.match(text(file), /^using 'main\.bicep'$/m);
    assertGiven(all(parse(file), 'variable_declaration').map(named), wanted, file);
  }
});

test('every name that is used is declared in its file', () => {
  const known = new Set(['subscriptionResourceId', 'resourceGroup', 'uniqueString', 'take', 'guid', 'empty', 'union', 'items', 'tenant', 'utcNow', 'readEnvironmentVariable', 'int', 'az', 'string', 'bool', 'object', 'array']);
  const decorators = new Set(['description', 'allowed', 'minValue', 'maxValue', 'minLength', 'maxLength']);
  for (const file of files) {
    const root = parse(file);
    const own = new Set(['parameter_declaration', 'variable_declaration', 'module_declaration', 'resource_declaration', 'output_declaration'].flatMap(type => all(root, type)).map(named));
    for (const loop of all(root, 'for_loop_parameters').concat(all(root, 'for_statement')))
      loop.namedChildren.filter(child => child.type === 'identifier').slice(0, 1).forEach(child => own.add(child.text));
    for (const use of all(root, 'identifier')) {
      const isName = use.parent.type === 'object_property' && use.equals(use.parent.namedChildren[0]);
      if (!isName && !known.has(use.text) && !decorators.has(use.text))
        assert.ok(own.has(use.text), `${file}:${use.startPosition.row + 1} ${use.text}`);
    }
  }
});

test('nothing in it is a key or lets one be used', () => {
  for (const file of bicep)
    assert.doesNotMatch(text(file), /listKeys|listAccountSas|AccountKey=|allowSharedKeyAccess: true|allowBlobPublicAccess: true|@secure/, file);
});
