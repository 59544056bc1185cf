import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import '../../portal/portal.css'

export const metadata: Metadata = {
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
  formatDetection: { telephone: false, email: false, address: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
}

const Layout = ({ children }: { children: ReactNode }) => (
  <html lang="en">
    <body>
      <noscript>This page needs JavaScript.</noscript>
      {children}
    </body>
  </html>
)

export default Layout
