import { basePath } from '../../../../portal/routes.js'

const NotFound = () => (
  <main>
    <title>Not found · Trader portal</title>
    <h1>Not found</h1>
    <p>There is no such page. The address may have been cut off; open it from the message again.</p>
    <p>
      <a href={basePath}>Go to the trader portal</a>
    </p>
  </main>
)

export default NotFound
