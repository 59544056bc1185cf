import {
  convertLexicalToPlaintext,
  type PlaintextConverters,
} from '@payloadcms/richtext-lexical/plaintext'
import {
  buttonFields,
  calloutFields,
  figuresFields,
  mergeLinkFields,
  mergeVarFields,
  type Body,
} from './body.js'
import type { Conversion } from './conversion.js'

/** The body as plain text; links keep their addresses. */
export function toText(body: Body, context: Conversion): string {
  const { done, value } = context
  const converters: PlaintextConverters = {
    ...textConverters(context),
    ...elementConverters(context),
    inlineBlocks: {
      mergeVar: ({ node }) => done(value(mergeVarFields.parse(node.fields).name).text),
      mergeLink: ({ node }) => {
        const { label, name } = mergeLinkFields.parse(node.fields)
        return done(withAddress(label, value(name).text))
      },
    },
    blocks: {
      button: ({ node }) => {
        const { label, link } = buttonFields.parse(node.fields)
        return done(`${label}:\n${value(link).text}\n\n`)
      },
      figures: ({ node }) => {
        const { rows } = figuresFields.parse(node.fields)
        return done(`${rows.map((r) => `${r.label}: ${value(r.name).text}`).join('\n')}\n\n`)
      },
      callout: ({ node }) =>
        done(`${quoted(convert(calloutFields.parse(node.fields).content))}\n\n`),
    },
  }
  const convert = (data: Body): string => tidy(convertLexicalToPlaintext({ data, converters }))
  return convert(body)
}

function textConverters({ done }: Conversion): PlaintextConverters {
  return {
    text: ({ node }) => done(node.text),
    linebreak: () => done('\n'),
    tab: () => done('  '),
    autolink: ({ node, nodesToPlaintext }) =>
      done(withAddress(nodesToPlaintext({ nodes: node.children }).join(''), node.fields.url ?? '')),
    link: ({ node, nodesToPlaintext }) =>
      done(withAddress(nodesToPlaintext({ nodes: node.children }).join(''), node.fields.url ?? '')),
  }
}

function elementConverters({ done }: Conversion): PlaintextConverters {
  return {
    paragraph: ({ node, nodesToPlaintext }) =>
      done(`${nodesToPlaintext({ nodes: node.children }).join('')}\n\n`),
    heading: ({ node, nodesToPlaintext }) =>
      done(`${nodesToPlaintext({ nodes: node.children }).join('')}\n\n`),
    quote: ({ node, nodesToPlaintext }) =>
      done(`${quoted(nodesToPlaintext({ nodes: node.children }).join(''))}\n\n`),
    list: ({ node, nodesToPlaintext }) => {
      const items = node.children.map((item, index) => {
        const mark = node.listType === 'number' ? `${node.start + index}. ` : '- '
        const text = nodesToPlaintext({ nodes: [item] })
          .join('')
          .trim()
        return mark + text.replaceAll('\n', '\n  ')
      })
      return done(`\n${items.join('\n')}\n\n`)
    },
    listitem: ({ node, nodesToPlaintext }) =>
      done(nodesToPlaintext({ nodes: node.children }).join('')),
    horizontalrule: () => done('---\n\n'),
  }
}

const withAddress = (words: string, url: string): string =>
  words.trim() === url ? url : `${words} (${url})`

const quoted = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')

const tidy = (text: string): string => text.replace(/\n{3,}/g, '\n\n').trim()
