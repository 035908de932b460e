import { expect, it } from 'vitest'
import { pieces } from './highlight'

it('splits hits from the rest', () => {
  expect(pieces('无菌<em>注射器</em> 5ml')).toEqual([
    { text: '无菌', hit: false },
    { text: '注射器', hit: true },
    { text: ' 5ml', hit: false },
  ])
})

it('turns what was escaped back into plain text, never into markup', () => {
  expect(pieces('&lt;img src=x onerror=alert(1)&gt; <em>A&amp;B</em>')).toEqual([
    { text: '<img src=x onerror=alert(1)> ', hit: false },
    { text: 'A&B', hit: true },
  ])
  expect(pieces('&amp;lt;')).toEqual([{ text: '&lt;', hit: false }])
  expect(pieces('<b>bold</b>')).toEqual([{ text: '<b>bold</b>', hit: false }])
})
