/** Starts the console. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Console } from '@/app/Console'
import { markPageStyles } from '@/app/pageStyles'
import '@/styles.css'
import '@/pages.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
markPageStyles()
createRoot(root).render(
  <StrictMode>
    <Console />
  </StrictMode>,
)
