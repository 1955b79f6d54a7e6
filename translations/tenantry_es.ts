<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>There is no option %1.</source>
        <translation>No existe la opción %1.</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>¿Quizá %1?</translation>
    </message>
    <message>
        <source>--%1 takes a whole number from %2 to %3, not “%4”.</source>
        <translation>--%1 requiere un número entero de %2 a %3, no «%4».</translation>
    </message>
    <message>
        <source>--%1 is a switch and takes no value.</source>
        <translation>--%1 es un interruptor y no lleva valor.</translation>
    </message>
    <message>
        <source>--%1 needs a value: --%1 %2.</source>
        <translation>--%1 necesita un valor: --%1 %2.</translation>
    </message>
    <message>
        <source>A value that begins with dashes is written --%1=VALUE.</source>
        <translation>Un valor que empieza por guiones se escribe --%1=VALOR.</translation>
    </message>
    <message>
        <source>--%1 was given twice.</source>
        <translation>--%1 se ha dado dos veces.</translation>
    </message>
    <message>
        <source>--%1 is missing: --%1 %2.</source>
        <translation>Falta --%1: --%1 %2.</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>Falta %1.</translation>
    </message>
    <message>
        <source>“%1” is one word too many.</source>
        <translation>«%1» es una palabra de más.</translation>
    </message>
    <message>
        <source>A value with spaces is put in quotes.</source>
        <translation>Un valor con espacios va entre comillas.</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>rate of progress</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>time left</comment>
        <translation>quedan %1</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelado.</translation>
    </message>
    <message>
        <source>y</source>
        <comment>yes, typed as one letter</comment>
        <translation>s</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>typed as an answer</comment>
        <translation>sí</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>No registry profile is called “%1” on this computer.</source>
        <translation>Ningún perfil de registro se llama «%1» en este equipo.</translation>
    </message>
    <message>
        <source>Give a URI such as postgresql://ana@db.example.org/tenantry, or sign in once in the panel.</source>
        <translation>Indicar un URI como postgresql://ana@db.example.org/tenantry, o iniciar sesión una vez en el panel.</translation>
    </message>
    <message>
        <source>Known profiles: %1.</source>
        <translation>Perfiles conocidos: %1.</translation>
    </message>
    <message>
        <source>The password file %1 cannot be read: %2.</source>
        <translation>No se puede leer el archivo de contraseña %1: %2.</translation>
    </message>
    <message>
        <source>The password file %1 holds no password: its first line has NUL bytes or is longer than 1 MiB.</source>
        <translation>El archivo de contraseña %1 no contiene una contraseña: su primera línea tiene bytes NUL o pasa de 1 MiB.</translation>
    </message>
    <message>
        <source>No registry was given, and no local server is running.</source>
        <translation>No se ha indicado ningún registro y no hay ningún servidor local en marcha.</translation>
    </message>
    <message>
        <source>Start the local server with `tenantryctl local start`, or name a registry with --registry or TENANTRY_REGISTRY.</source>
        <translation>Poner en marcha el servidor local con `tenantryctl local start`, o indicar un registro con --registry o TENANTRY_REGISTRY.</translation>
    </message>
    <message>
        <source>Nobody was named to sign in.</source>
        <translation>No se ha indicado quién inicia sesión.</translation>
    </message>
    <message>
        <source>Give --operator LOGIN, or put the login into the URI.</source>
        <translation>Indicar --operator LOGIN, o poner el usuario en el URI.</translation>
    </message>
    <message>
        <source>Password of %1:</source>
        <translation>Contraseña de %1:</translation>
    </message>
    <message>
        <source>This has to be confirmed, and there is no terminal to ask on.</source>
        <translation>Hace falta una confirmación y no hay terminal donde pedirla.</translation>
    </message>
    <message>
        <source>Repeat it with --yes.</source>
        <translation>Repetir con --yes.</translation>
    </message>
    <message>
        <source>[y/N]</source>
        <translation>[s/N]</translation>
    </message>
    <message>
        <source>Load a clinical laboratory&apos;s product, three plans and a fleet of made-up tenants in different states.</source>
        <translation>Cargar el producto de un laboratorio clínico, tres planes y una flota de tenants inventados en distintos estados.</translation>
    </message>
    <message>
        <source>how many; 24 if not given</source>
        <translation>cuántos; 24 si no se indica</translation>
    </message>
    <message>
        <source>Adds what is missing, so it can be cancelled and repeated. With --json, one object a line as it goes on.</source>
        <translation>Añade lo que falta, así que se puede cancelar y repetir. Con --json, un objeto por línea según avanza.</translation>
    </message>
    <message>
        <source>Nothing to load: the tenants are there.</source>
        <translation>Nada que cargar: los tenants ya están.</translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) loaded in %1.</source>
        <translation>
            <numerusform>%n tenant cargado en %1.</numerusform>
            <numerusform>%n tenants cargados en %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NOMBRE</translation>
    </message>
    <message>
        <source>NAME|URI</source>
        <translation>NOMBRE|URI</translation>
    </message>
    <message>
        <source>LOGIN</source>
        <translation>USUARIO</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>ARCHIVO</translation>
    </message>
    <message>
        <source>FILE|-</source>
        <translation>ARCHIVO|-</translation>
    </message>
    <message>
        <source>SECONDS</source>
        <translation>SEGUNDOS</translation>
    </message>
    <message>
        <source>DIR</source>
        <translation>CARPETA</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>TEXTO</translation>
    </message>
    <message>
        <source>PLAN</source>
        <translation>PLAN</translation>
    </message>
    <message>
        <source>EMAIL</source>
        <translation>CORREO</translation>
    </message>
    <message>
        <source>LABEL</source>
        <translation>ETIQUETA</translation>
    </message>
    <message>
        <source>DOMAIN</source>
        <translation>DOMINIO</translation>
    </message>
    <message>
        <source>HOST</source>
        <translation>HOST</translation>
    </message>
    <message>
        <source>ROLE</source>
        <translation>ROL</translation>
    </message>
    <message>
        <source>MODE</source>
        <translation>MODO</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>ESTADO</translation>
    </message>
    <message>
        <source>COLUMN</source>
        <translation>COLUMNA</translation>
    </message>
    <message>
        <source>PRODUCT</source>
        <translation>PRODUCTO</translation>
    </message>
    <message>
        <source>SERVER</source>
        <translation>SERVIDOR</translation>
    </message>
    <message>
        <source>OPERATION</source>
        <translation>OPERACIÓN</translation>
    </message>
    <message>
        <source>TENANT</source>
        <translation>TENANT</translation>
    </message>
    <message>
        <source>DB</source>
        <translation>BD</translation>
    </message>
    <message>
        <source>(required)</source>
        <translation>(obligatoria)</translation>
    </message>
    <message>
        <source>(may be repeated)</source>
        <translation>(se puede repetir)</translation>
    </message>
    <message>
        <source>[options]</source>
        <translation>[opciones]</translation>
    </message>
    <message>
        <source>The command line of Tenantry, for operators of database-per-tenant systems on PostgreSQL.</source>
        <translation>La línea de órdenes de Tenantry, para quienes operan sistemas de una base de datos por tenant sobre PostgreSQL.</translation>
    </message>
    <message>
        <source>Usage:</source>
        <translation>Uso:</translation>
    </message>
    <message>
        <source>[global options] NOUN VERB [arguments] [options]</source>
        <translation>[opciones globales] OBJETO VERBO [argumentos] [opciones]</translation>
    </message>
    <message>
        <source>Nouns:</source>
        <translation>Objetos:</translation>
    </message>
    <message>
        <source>Global options, before or after noun and verb:</source>
        <translation>Opciones globales, antes o después de objeto y verbo:</translation>
    </message>
    <message>
        <source>Environment:</source>
        <translation>Variables de entorno:</translation>
    </message>
    <message>
        <source>the folder with everything this computer keeps</source>
        <translation>la carpeta con todo lo que guarda este equipo</translation>
    </message>
    <message>
        <source>as --registry</source>
        <translation>como --registry</translation>
    </message>
    <message>
        <source>as --operator</source>
        <translation>como --operator</translation>
    </message>
    <message>
        <source>the operator&apos;s password</source>
        <translation>la contraseña del operador</translation>
    </message>
    <message>
        <source>as --lang</source>
        <translation>como --lang</translation>
    </message>
    <message>
        <source>Exit status:</source>
        <translation>Código de salida:</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecho</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>ha fallado</translation>
    </message>
    <message>
        <source>wrong usage, or something given that cannot be accepted</source>
        <translation>uso incorrecto, o un dato que no se puede aceptar</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>no encontrado</translation>
    </message>
    <message>
        <source>not permitted, or sign-in failed</source>
        <translation>sin permiso, o inicio de sesión fallido</translation>
    </message>
    <message>
        <source>conflict, or wrong state</source>
        <translation>conflicto, o estado incorrecto</translation>
    </message>
    <message>
        <source>partly done: some tenants failed</source>
        <translation>hecho en parte: algunos tenants han fallado</translation>
    </message>
    <message>
        <source>unreachable, or timed out</source>
        <translation>inalcanzable, o tiempo agotado</translation>
    </message>
    <message>
        <source>cancelled with Ctrl+C</source>
        <translation>cancelado con Ctrl+C</translation>
    </message>
    <message>
        <source>Examples:</source>
        <translation>Ejemplos:</translation>
    </message>
    <message>
        <source>More: tenantryctl NOUN --help, tenantryctl NOUN VERB --help</source>
        <translation>Más: tenantryctl OBJETO --help, tenantryctl OBJETO VERBO --help</translation>
    </message>
    <message>
        <source>VERB [arguments] [options]</source>
        <translation>VERBO [argumentos] [opciones]</translation>
    </message>
    <message>
        <source>Verbs:</source>
        <translation>Verbos:</translation>
    </message>
    <message>
        <source>More: tenantryctl %1 VERB --help</source>
        <translation>Más: tenantryctl %1 VERBO --help</translation>
    </message>
    <message>
        <source>Arguments:</source>
        <translation>Argumentos:</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Opciones:</translation>
    </message>
    <message>
        <source>Global options:</source>
        <translation>Opciones globales:</translation>
    </message>
    <message>
        <source>provisioning</source>
        <translation>aprovisionándose</translation>
    </message>
    <message>
        <source>active</source>
        <translation>activo</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>en mantenimiento</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>tenant state</comment>
        <translation>con fallo</translation>
    </message>
    <message>
        <source>deleting</source>
        <translation>en eliminación</translation>
    </message>
    <message>
        <source>pending</source>
        <comment>operation</comment>
        <translation>pendiente</translation>
    </message>
    <message>
        <source>running</source>
        <comment>operation</comment>
        <translation>en curso</translation>
    </message>
    <message>
        <source>succeeded</source>
        <comment>operation</comment>
        <translation>terminada</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>operation</comment>
        <translation>con fallo</translation>
    </message>
    <message>
        <source>undoing</source>
        <comment>operation</comment>
        <translation>deshaciéndose</translation>
    </message>
    <message>
        <source>undone</source>
        <comment>operation</comment>
        <translation>deshecha</translation>
    </message>
    <message>
        <source>interrupted</source>
        <comment>operation</comment>
        <translation>interrumpida</translation>
    </message>
    <message>
        <source>pending</source>
        <comment>step</comment>
        <translation>pendiente</translation>
    </message>
    <message>
        <source>running</source>
        <comment>step</comment>
        <translation>en curso</translation>
    </message>
    <message>
        <source>done</source>
        <comment>step</comment>
        <translation>hecho</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>step</comment>
        <translation>con fallo</translation>
    </message>
    <message>
        <source>undone</source>
        <comment>step</comment>
        <translation>deshecho</translation>
    </message>
    <message>
        <source>skipped</source>
        <comment>step</comment>
        <translation>omitido</translation>
    </message>
    <message>
        <source>Open psql on the local server as its superuser.</source>
        <translation>Abrir psql en el servidor local como su superusuario.</translation>
    </message>
    <message>
        <source>What follows -- is handed to psql as it is.</source>
        <translation>Lo que sigue a -- se entrega a psql tal cual.</translation>
    </message>
    <message>
        <source>The local server is not running.</source>
        <translation>El servidor local no está en marcha.</translation>
    </message>
    <message>
        <source>Start it with `tenantryctl local start`.</source>
        <translation>Ponerlo en marcha con `tenantryctl local start`.</translation>
    </message>
    <message>
        <source>There is no psql on this computer.</source>
        <translation>No hay psql en este equipo.</translation>
    </message>
    <message>
        <source>Install PostgreSQL&apos;s client programs: apt install postgresql-client.</source>
        <translation>Instalar los programas cliente de PostgreSQL: apt install postgresql-client.</translation>
    </message>
    <message>
        <source>%1 could not be started: %2.</source>
        <translation>No se ha podido iniciar %1: %2.</translation>
    </message>
    <message>
        <source>Start the local server; made on first use, with a registry and an ADMIN. Prints the registry&apos;s URI.</source>
        <translation>Poner en marcha el servidor local; la primera vez se crea, con un registro y un ADMIN. Muestra el URI del registro.</translation>
    </message>
    <message>
        <source>Say whether there is a local server, whether it runs, and how it is reached.</source>
        <translation>Decir si hay un servidor local, si está en marcha y cómo se llega a él.</translation>
    </message>
    <message>
        <source>absent: `tenantryctl local start` makes it</source>
        <translation>no existe: `tenantryctl local start` lo crea</translation>
    </message>
    <message>
        <source>stopped</source>
        <comment>server</comment>
        <translation>parado</translation>
    </message>
    <message>
        <source>running</source>
        <comment>server</comment>
        <translation>en marcha</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>URI</source>
        <translation>URI</translation>
    </message>
    <message>
        <source>Socket</source>
        <translation>Socket</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Proceso</translation>
    </message>
    <message>
        <source>PostgreSQL</source>
        <translation>PostgreSQL</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Stop the local server. What is in it stays; stopping twice is no error.</source>
        <translation>Parar el servidor local. Lo que contiene se conserva; pararlo dos veces no es un error.</translation>
    </message>
    <message>
        <source>The local server is stopped.</source>
        <translation>El servidor local está parado.</translation>
    </message>
    <message>
        <source>Remove the local server, its registry and every tenant in it.</source>
        <translation>Eliminar el servidor local, su registro y todos los tenants que contiene.</translation>
    </message>
    <message>
        <source>Remove the local server in %1 with everything in it?</source>
        <translation>¿Eliminar el servidor local de %1 con todo lo que contiene?</translation>
    </message>
    <message>
        <source>Nothing was done.</source>
        <translation>No se ha hecho nada.</translation>
    </message>
    <message>
        <source>The local server is gone.</source>
        <translation>El servidor local ya no existe.</translation>
    </message>
    <message>
        <source>Finish an operation that failed or was interrupted; what is done already is not done again.</source>
        <translation>Terminar una operación fallida o interrumpida; lo ya hecho no se repite.</translation>
    </message>
    <message>
        <source>its id</source>
        <translation>su identificador</translation>
    </message>
    <message>
        <source>print the passwords that were made</source>
        <translation>mostrar las contraseñas creadas</translation>
    </message>
    <message>
        <source>Tenant “%1” (%2) is ready.</source>
        <translation>El tenant «%1» (%2) está listo.</translation>
    </message>
    <message>
        <source>Password of the database role: %1</source>
        <translation>Contraseña del rol de base de datos: %1</translation>
    </message>
    <message>
        <source>Temporary password of the first account: %1</source>
        <translation>Contraseña temporal de la primera cuenta: %1</translation>
    </message>
    <message>
        <source>Taken back: nothing of “%1” is left.</source>
        <translation>Deshecho: no queda nada de «%1».</translation>
    </message>
    <message>
        <source>List operations, newest first.</source>
        <translation>Listar las operaciones, las más recientes primero.</translation>
    </message>
    <message>
        <source>how many; 100 if not given</source>
        <translation>cuántas; 100 si no se indica</translation>
    </message>
    <message>
        <source>only those: pending, running, succeeded, failed, undoing, undone, interrupted</source>
        <translation>solo esas: pending, running, succeeded, failed, undoing, undone, interrupted</translation>
    </message>
    <message>
        <source>There is no state “%1”.</source>
        <translation>No existe el estado «%1».</translation>
    </message>
    <message>
        <source>One of: %1.</source>
        <translation>Uno de: %1.</translation>
    </message>
    <message>
        <source>No operations.</source>
        <translation>No hay operaciones.</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Identificador</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Show one operation, step by step.</source>
        <translation>Mostrar una operación, paso a paso.</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operación</translation>
    </message>
    <message>
        <source>Started by</source>
        <translation>Iniciada por</translation>
    </message>
    <message>
        <source>Worked on by</source>
        <translation>Ejecutada por</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Finish it with `tenantryctl operation resume %1`, or take it back with `tenantryctl operation undo %1`.</source>
        <translation>Terminarla con `tenantryctl operation resume %1`, o deshacerla con `tenantryctl operation undo %1`.</translation>
    </message>
    <message>
        <source>connections a tenant&apos;s role may have at once; -1: no limit</source>
        <translation>conexiones simultáneas del rol de un tenant; -1: sin límite</translation>
    </message>
    <message>
        <source>what it is, for people</source>
        <translation>qué es, para las personas</translation>
    </message>
    <message>
        <source>its place in lists, from 0</source>
        <translation>su lugar en las listas, desde 0</translation>
    </message>
    <message>
        <source>Add a plan.</source>
        <translation>Añadir un plan.</translation>
    </message>
    <message>
        <source>its name: gold</source>
        <translation>su nombre: gold</translation>
    </message>
    <message>
        <source>A plan&apos;s name is not empty and has no spaces at its ends.</source>
        <translation>El nombre de un plan no puede estar vacío ni tener espacios en los extremos.</translation>
    </message>
    <message>
        <source>Plan “%1” added.</source>
        <translation>Plan «%1» añadido.</translation>
    </message>
    <message>
        <source>List the plans.</source>
        <translation>Listar los planes.</translation>
    </message>
    <message>
        <source>No plans yet: `tenantryctl plan add NAME`.</source>
        <translation>Aún no hay planes: `tenantryctl plan add NOMBRE`.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Conexiones</translation>
    </message>
    <message>
        <source>Tenants</source>
        <translation>Tenants</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sin límite</translation>
    </message>
    <message>
        <source>Change a plan. New limits hold for tenants provisioned from now on.</source>
        <translation>Cambiar un plan. Los límites nuevos valen para los tenants que se aprovisionen a partir de ahora.</translation>
    </message>
    <message>
        <source>name or id</source>
        <translation>nombre o identificador</translation>
    </message>
    <message>
        <source>a new name</source>
        <translation>un nombre nuevo</translation>
    </message>
    <message>
        <source>Plan “%1” changed.</source>
        <translation>Plan «%1» cambiado.</translation>
    </message>
    <message>
        <source>Add a product from a folder of migration files; their text and checksums go into the registry.</source>
        <translation>Añadir un producto desde una carpeta de migraciones; su texto y sus sumas de comprobación pasan al registro.</translation>
    </message>
    <message>
        <source>its name: Shop</source>
        <translation>su nombre: Shop</translation>
    </message>
    <message>
        <source>folder of SQL files</source>
        <translation>carpeta con archivos SQL</translation>
    </message>
    <message>
        <source>template database that tenants are cloned from; built now where it is not there yet</source>
        <translation>base de datos plantilla de la que se clonan los tenants; se crea ahora si no existe</translation>
    </message>
    <message>
        <source>no template: tenants are built from the migrations (this is what happens without --template)</source>
        <translation>sin plantilla: los tenants se crean con las migraciones (es lo que ocurre sin --template)</translation>
    </message>
    <message>
        <source>SQL that makes the first account in a new tenant&apos;s database</source>
        <translation>SQL que crea la primera cuenta en la base de datos de un tenant nuevo</translation>
    </message>
    <message>
        <source>where the template is; with --template and several servers</source>
        <translation>dónde está la plantilla; con --template y varios servidores</translation>
    </message>
    <message>
        <source>Layouts known: numbered files, Flyway, golang-migrate, dbmate, Prisma, node-pg-migrate. The seed script reads tenantry.slug, tenantry.company_name, tenantry.subdomain, tenantry.admin_name, tenantry.admin_email and tenantry.admin_password_hash with current_setting().</source>
        <translation>Formatos conocidos: archivos numerados, Flyway, golang-migrate, dbmate, Prisma, node-pg-migrate. El script inicial lee tenantry.slug, tenantry.company_name, tenantry.subdomain, tenantry.admin_name, tenantry.admin_email y tenantry.admin_password_hash con current_setting().</translation>
    </message>
    <message>
        <source>--template and --no-template exclude each other.</source>
        <translation>--template y --no-template se excluyen.</translation>
    </message>
    <message>
        <source>A product&apos;s name is not empty and has no spaces at its ends.</source>
        <translation>El nombre de un producto no puede estar vacío ni tener espacios en los extremos.</translation>
    </message>
    <message numerus="yes">
        <source>Product “%1” added with %n migration(s), head version %2.</source>
        <translation>
            <numerusform>Producto «%1» añadido con %n migración, última versión %2.</numerusform>
            <numerusform>Producto «%1» añadido con %n migraciones, última versión %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take new migration files of a product into the registry. Files that are there already must not have changed.</source>
        <translation>Incorporar al registro las migraciones nuevas de un producto. Los archivos que ya están no pueden haber cambiado.</translation>
    </message>
    <message>
        <source>a new seed script</source>
        <translation>un script inicial nuevo</translation>
    </message>
    <message>
        <source>Nothing new: “%1” has all of these files.</source>
        <translation>Nada nuevo: «%1» ya tiene todos estos archivos.</translation>
    </message>
    <message>
        <source>List the products.</source>
        <translation>Listar los productos.</translation>
    </message>
    <message>
        <source>No products yet: `tenantryctl product add NAME --migrations DIR`.</source>
        <translation>Aún no hay productos: `tenantryctl product add NOMBRE --migrations CARPETA`.</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migraciones</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Última</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Plantilla</translation>
    </message>
    <message>
        <source>Show one product with its migrations.</source>
        <translation>Mostrar un producto con sus migraciones.</translation>
    </message>
    <message>
        <source>none: tenants are built from the migrations</source>
        <translation>ninguna: los tenants se crean con las migraciones</translation>
    </message>
    <message>
        <source>%1 at version %2</source>
        <translation>%1 en la versión %2</translation>
    </message>
    <message>
        <source>Seed script</source>
        <translation>Script inicial</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Añadido</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Se aplica</translation>
    </message>
    <message>
        <source>whenever it changes</source>
        <translation>siempre que cambia</translation>
    </message>
    <message>
        <source>in a transaction</source>
        <translation>en una transacción</translation>
    </message>
    <message>
        <source>outside a transaction</source>
        <translation>fuera de una transacción</translation>
    </message>
    <message>
        <source>Build or refresh the template database that a product&apos;s tenants are cloned from.</source>
        <translation>Crear o renovar la base de datos plantilla de la que se clonan los tenants de un producto.</translation>
    </message>
    <message>
        <source>where; needed when there are several</source>
        <translation>dónde; necesario cuando hay varios</translation>
    </message>
    <message>
        <source>what it is called; a name is made if not given</source>
        <translation>cómo se llama; si no se indica, se inventa un nombre</translation>
    </message>
    <message>
        <source>Cloning a template is several times faster than applying the migrations. The new template is built beside the old one, which is dropped afterwards.</source>
        <translation>Clonar una plantilla es varias veces más rápido que aplicar las migraciones. La plantilla nueva se crea junto a la anterior, que se elimina después.</translation>
    </message>
    <message>
        <source>Template %1 of “%2” is ready at version %3.</source>
        <translation>La plantilla %1 de «%2» está lista en la versión %3.</translation>
    </message>
    <message>
        <source>See `tenantryctl %1--help`.</source>
        <translation>Ver `tenantryctl %1--help`.</translation>
    </message>
    <message>
        <source>--lang takes en or es, not “%1”.</source>
        <translation>--lang admite en o es, no «%1».</translation>
    </message>
    <message>
        <source>--timeout takes a number of seconds, not “%1”.</source>
        <translation>--timeout requiere un número de segundos, no «%1».</translation>
    </message>
    <message>
        <source>Something went wrong that should not have: %1</source>
        <translation>Ha ocurrido algo que no debía: %1</translation>
    </message>
    <message>
        <source>Not done within the time that --timeout allows.</source>
        <translation>No ha terminado en el tiempo que permite --timeout.</translation>
    </message>
    <message>
        <source>the registry to work on: a profile&apos;s name, “local”, or postgresql://…</source>
        <translation>el registro con el que trabajar: el nombre de un perfil, «local» o postgresql://…</translation>
    </message>
    <message>
        <source>who signs in</source>
        <translation>quién inicia sesión</translation>
    </message>
    <message>
        <source>the operator&apos;s password: first line of a file, or of standard input</source>
        <translation>la contraseña del operador: primera línea de un archivo o de la entrada estándar</translation>
    </message>
    <message>
        <source>answer with JSON, for scripts</source>
        <translation>responder en JSON, para scripts</translation>
    </message>
    <message>
        <source>language of what is said</source>
        <translation>idioma de los mensajes</translation>
    </message>
    <message>
        <source>do not ask for confirmation</source>
        <translation>no pedir confirmación</translation>
    </message>
    <message>
        <source>say only what was asked for</source>
        <translation>decir solo lo que se ha pedido</translation>
    </message>
    <message>
        <source>with errors, the server&apos;s own words too</source>
        <translation>con los errores, también las palabras del servidor</translation>
    </message>
    <message>
        <source>stop cleanly after this time, with exit status 7</source>
        <translation>parar limpiamente tras este tiempo, con código de salida 7</translation>
    </message>
    <message>
        <source>no colours</source>
        <translation>sin colores</translation>
    </message>
    <message>
        <source>print the version and end</source>
        <translation>mostrar la versión y terminar</translation>
    </message>
    <message>
        <source>print help and end; also on every noun and verb</source>
        <translation>mostrar la ayuda y terminar; también con cada objeto y verbo</translation>
    </message>
    <message>
        <source>A private PostgreSQL with a registry on this computer</source>
        <translation>Un PostgreSQL privado con un registro en este equipo</translation>
    </message>
    <message>
        <source>The master database: who the tenants are and where they live</source>
        <translation>La base de datos maestra: quiénes son los tenants y dónde viven</translation>
    </message>
    <message>
        <source>A fleet of made-up tenants to try things on</source>
        <translation>Una flota de tenants inventados para hacer pruebas</translation>
    </message>
    <message>
        <source>PostgreSQL servers that host tenants&apos; databases</source>
        <translation>Servidores PostgreSQL que alojan bases de datos de tenants</translation>
    </message>
    <message>
        <source>What tenants run: migrations, template, seed script</source>
        <translation>Lo que usan los tenants: migraciones, plantilla, script inicial</translation>
    </message>
    <message>
        <source>Plans that tenants are on: bronze, silver, gold</source>
        <translation>Planes de los tenants: bronze, silver, gold</translation>
    </message>
    <message>
        <source>Tenants: provision, look at, change</source>
        <translation>Tenants: aprovisionar, consultar, cambiar</translation>
    </message>
    <message>
        <source>Durable work on a tenant: look at, finish, take back</source>
        <translation>Trabajo duradero sobre un tenant: consultar, terminar, deshacer</translation>
    </message>
    <message>
        <source>What is to be done? Name a noun and a verb.</source>
        <translation>¿Qué hay que hacer? Indicar un objeto y un verbo.</translation>
    </message>
    <message>
        <source>Nouns: %1.</source>
        <translation>Objetos: %1.</translation>
    </message>
    <message>
        <source>There is no noun “%1”.</source>
        <translation>No existe el objeto «%1».</translation>
    </message>
    <message>
        <source>%1 needs a verb: %2.</source>
        <translation>%1 necesita un verbo: %2.</translation>
    </message>
    <message>
        <source>%1 has no verb “%2”.</source>
        <translation>%1 no tiene el verbo «%2».</translation>
    </message>
    <message>
        <source>Verbs: %1.</source>
        <translation>Verbos: %1.</translation>
    </message>
    <message>
        <source>Make a registry on a server: database, roles, tables, the first ADMIN. Prints the recovery key, once.</source>
        <translation>Crear un registro en un servidor: base de datos, roles, tablas, el primer ADMIN. Muestra la clave de recuperación, una sola vez.</translation>
    </message>
    <message>
        <source>where, as a role with CREATEDB and CREATEROLE</source>
        <translation>dónde, con un rol que tenga CREATEDB y CREATEROLE</translation>
    </message>
    <message>
        <source>login of the first ADMIN</source>
        <translation>usuario del primer ADMIN</translation>
    </message>
    <message>
        <source>the ADMIN&apos;s name</source>
        <translation>el nombre del ADMIN</translation>
    </message>
    <message>
        <source>the ADMIN&apos;s e-mail address</source>
        <translation>la dirección de correo del ADMIN</translation>
    </message>
    <message>
        <source>password of the role in --server: first line of a file</source>
        <translation>contraseña del rol de --server: primera línea de un archivo</translation>
    </message>
    <message>
        <source>name of the database; tenantry if not given</source>
        <translation>nombre de la base de datos; tenantry si no se indica</translation>
    </message>
    <message>
        <source>what people call this registry</source>
        <translation>cómo llaman las personas a este registro</translation>
    </message>
    <message>
        <source>tenants&apos; hosts are SUBDOMAIN.DOMAIN; example.org if not given</source>
        <translation>los tenants están en SUBDOMINIO.DOMINIO; example.org si no se indica</translation>
    </message>
    <message>
        <source>how the panel marks it: red for production; amber if not given</source>
        <translation>cómo lo marca el panel: red para producción; amber si no se indica</translation>
    </message>
    <message>
        <source>remember it on this computer under this name</source>
        <translation>recordarlo en este equipo con este nombre</translation>
    </message>
    <message>
        <source>The new ADMIN&apos;s password comes from --password-file, TENANTRY_PASSWORD or a question on the terminal.</source>
        <translation>La contraseña del nuevo ADMIN viene de --password-file, de TENANTRY_PASSWORD o de una pregunta en el terminal.</translation>
    </message>
    <message>
        <source>--colour takes green, amber or red, not “%1”.</source>
        <translation>--colour admite green, amber o red, no «%1».</translation>
    </message>
    <message>
        <source>Recovery key: %1</source>
        <translation>Clave de recuperación: %1</translation>
    </message>
    <message>
        <source>The recovery key is shown this once and kept nowhere. Whoever has it can open every secret of this registry; without it, nobody can when all ADMINs forget their passwords. Write it down.</source>
        <translation>La clave de recuperación se muestra solo esta vez y no se guarda en ninguna parte. Quien la tenga puede abrir todos los secretos de este registro; sin ella, nadie puede si todos los ADMIN olvidan su contraseña. Conviene anotarla.</translation>
    </message>
    <message>
        <source>The new ADMIN needs a password.</source>
        <translation>El nuevo ADMIN necesita una contraseña.</translation>
    </message>
    <message>
        <source>Give it with --password-file FILE or in TENANTRY_PASSWORD.</source>
        <translation>Indicarla con --password-file ARCHIVO o en TENANTRY_PASSWORD.</translation>
    </message>
    <message>
        <source>New password of %1:</source>
        <translation>Nueva contraseña de %1:</translation>
    </message>
    <message>
        <source>The same again:</source>
        <translation>Otra vez la misma:</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Las dos contraseñas no coinciden.</translation>
    </message>
    <message>
        <source>The registries that this computer remembers, for --registry NAME; add one or forget one.</source>
        <translation>Los registros que recuerda este equipo, para --registry NOMBRE; añadir u olvidar uno.</translation>
    </message>
    <message>
        <source>remember a registry under this name; with --uri</source>
        <translation>recordar un registro con este nombre; junto con --uri</translation>
    </message>
    <message>
        <source>where it is; a password in it is not kept</source>
        <translation>dónde está; una contraseña que contenga no se guarda</translation>
    </message>
    <message>
        <source>how it is marked</source>
        <translation>cómo se marca</translation>
    </message>
    <message>
        <source>forget it</source>
        <translation>olvidarlo</translation>
    </message>
    <message>
        <source>--add and --uri belong together.</source>
        <translation>--add y --uri van juntos.</translation>
    </message>
    <message>
        <source>No profiles yet: sign in once in the panel, or use --add NAME --uri URI.</source>
        <translation>Aún no hay perfiles: iniciar sesión una vez en el panel, o usar --add NOMBRE --uri URI.</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operador</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Último uso</translation>
    </message>
    <message>
        <source>Say which registry this is, its version, who is signed in, and how much it holds.</source>
        <translation>Decir qué registro es, su versión, quién ha iniciado sesión y cuánto contiene.</translation>
    </message>
    <message>
        <source>(%1 comes with this program: `tenantryctl registry upgrade`)</source>
        <translation>(este programa trae la %1: `tenantryctl registry upgrade`)</translation>
    </message>
    <message>
        <source>(newer than this program: read-only)</source>
        <translation>(más nueva que este programa: solo lectura)</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Base domain</source>
        <translation>Dominio base</translation>
    </message>
    <message>
        <source>Schema version</source>
        <translation>Versión del esquema</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Servidores</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Productos</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Operadores</translation>
    </message>
    <message>
        <source>Bring the registry&apos;s tables to the version of this program. Doing it twice does it once.</source>
        <translation>Llevar las tablas del registro a la versión de este programa. Hacerlo dos veces es hacerlo una.</translation>
    </message>
    <message>
        <source>Nothing to do: the registry is up to date.</source>
        <translation>Nada que hacer: el registro está al día.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) applied.</source>
        <translation>
            <numerusform>%n archivo aplicado.</numerusform>
            <numerusform>%n archivos aplicados.</numerusform>
        </translation>
    </message>
    <message>
        <source>all of the following in one: postgresql://USER@HOST:PORT/DATABASE?sslmode=…</source>
        <translation>todo lo siguiente en uno: postgresql://USUARIO@SERVIDOR:PUERTO/BASE?sslmode=…</translation>
    </message>
    <message>
        <source>name, address, or the folder of a socket</source>
        <translation>nombre, dirección o la carpeta de un socket</translation>
    </message>
    <message>
        <source>5432 if not given</source>
        <translation>5432 si no se indica</translation>
    </message>
    <message>
        <source>a role with CREATEDB and CREATEROLE</source>
        <translation>un rol con CREATEDB y CREATEROLE</translation>
    </message>
    <message>
        <source>where it signs in to make databases; postgres if not given</source>
        <translation>dónde inicia sesión para crear bases de datos; postgres si no se indica</translation>
    </message>
    <message>
        <source>disable, allow, prefer, require, verify-ca or verify-full</source>
        <translation>disable, allow, prefer, require, verify-ca o verify-full</translation>
    </message>
    <message>
        <source>PEM file that the server&apos;s certificate is checked against</source>
        <translation>archivo PEM con el que se comprueba el certificado del servidor</translation>
    </message>
    <message>
        <source>the role&apos;s password, kept sealed (the operator&apos;s goes before the verb)</source>
        <translation>la contraseña del rol, que se guarda sellada (la del operador va antes del verbo)</translation>
    </message>
    <message>
        <source>how many tenants may live there; 0: no limit</source>
        <translation>cuántos tenants pueden vivir ahí; 0: sin límite</translation>
    </message>
    <message>
        <source>whether new tenants may be placed there</source>
        <translation>si se pueden alojar ahí tenants nuevos</translation>
    </message>
    <message>
        <source>--accepts-tenants takes yes or no, not “%1”.</source>
        <translation>--accepts-tenants admite yes o no, no «%1».</translation>
    </message>
    <message>
        <source>Where is the server? Give --uri or --host.</source>
        <translation>¿Dónde está el servidor? Indicar --uri o --host.</translation>
    </message>
    <message>
        <source>Who signs in to the server? Give --user, or put it into --uri.</source>
        <translation>¿Quién inicia sesión en el servidor? Indicar --user, o ponerlo en --uri.</translation>
    </message>
    <message>
        <source>Password of %1 on %2:</source>
        <translation>Contraseña de %1 en %2:</translation>
    </message>
    <message>
        <source>Add a server for tenants. The connection is tested first; the password is kept sealed.</source>
        <translation>Añadir un servidor para tenants. Antes se prueba la conexión; la contraseña se guarda sellada.</translation>
    </message>
    <message>
        <source>what people call it</source>
        <translation>cómo lo llaman las personas</translation>
    </message>
    <message>
        <source>A server&apos;s name is not empty and has no spaces at its ends.</source>
        <translation>El nombre de un servidor no puede estar vacío ni tener espacios en los extremos.</translation>
    </message>
    <message>
        <source>Server “%1” added.</source>
        <translation>Servidor «%1» añadido.</translation>
    </message>
    <message>
        <source>Change a server. The connection is tested before anything is kept.</source>
        <translation>Cambiar un servidor. La conexión se prueba antes de guardar nada.</translation>
    </message>
    <message>
        <source>Server “%1” changed.</source>
        <translation>Servidor «%1» cambiado.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>List the servers.</source>
        <translation>Listar los servidores.</translation>
    </message>
    <message>
        <source>No servers yet: `tenantryctl server add NAME --uri URI`.</source>
        <translation>Aún no hay servidores: `tenantryctl server add NOMBRE --uri URI`.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Takes tenants</source>
        <translation>Admite tenants</translation>
    </message>
    <message>
        <source>Show one server as the registry knows it.</source>
        <translation>Mostrar un servidor tal como lo conoce el registro.</translation>
    </message>
    <message>
        <source>Test the connection to a server: name, port, TLS, password, privileges, version.</source>
        <translation>Probar la conexión con un servidor: nombre, puerto, TLS, contraseña, privilegios, versión.</translation>
    </message>
    <message>
        <source>Server “%1” is reachable and ready.</source>
        <translation>El servidor «%1» responde y está listo.</translation>
    </message>
    <message>
        <source>Forget a server on which no tenant lives. Nothing is done to the server itself.</source>
        <translation>Olvidar un servidor en el que no vive ningún tenant. Al servidor mismo no se le hace nada.</translation>
    </message>
    <message>
        <source>Remove server “%1” from the registry?</source>
        <translation>¿Eliminar del registro el servidor «%1»?</translation>
    </message>
    <message>
        <source>Server “%1” removed.</source>
        <translation>Servidor «%1» eliminado.</translation>
    </message>
    <message>
        <source>Maintenance database</source>
        <translation>Base de datos de mantenimiento</translation>
    </message>
    <message>
        <source>May create databases</source>
        <translation>Puede crear bases de datos</translation>
    </message>
    <message>
        <source>May create roles</source>
        <translation>Puede crear roles</translation>
    </message>
    <message>
        <source>Databases</source>
        <translation>Bases de datos</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Cifrada</translation>
    </message>
    <message>
        <source>Connecting took</source>
        <translation>Conectar ha tardado</translation>
    </message>
    <message>
        <source>A query took</source>
        <translation>Una consulta ha tardado</translation>
    </message>
    <message>
        <source>Say how a tenant&apos;s own role reaches its database.</source>
        <translation>Decir cómo llega el rol de un tenant a su base de datos.</translation>
    </message>
    <message>
        <source>slug, subdomain, full host name or id</source>
        <translation>slug, subdominio, nombre completo o identificador</translation>
    </message>
    <message>
        <source>the password too; ADMIN only, and audited</source>
        <translation>también la contraseña; solo ADMIN, y queda en la auditoría</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Host name</source>
        <translation>Nombre de host</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>hidden: --show-secret</source>
        <translation>oculta: --show-secret</translation>
    </message>
    <message>
        <source>Change what the registry says about a tenant.</source>
        <translation>Cambiar lo que dice el registro sobre un tenant.</translation>
    </message>
    <message>
        <source>the company&apos;s name</source>
        <translation>el nombre de la empresa</translation>
    </message>
    <message>
        <source>name of the tenant&apos;s admin</source>
        <translation>nombre del administrador del tenant</translation>
    </message>
    <message>
        <source>e-mail address of the tenant&apos;s admin</source>
        <translation>dirección de correo del administrador del tenant</translation>
    </message>
    <message>
        <source>these labels and no others; an empty one removes all</source>
        <translation>estas etiquetas y ninguna otra; una vacía las quita todas</translation>
    </message>
    <message>
        <source>one more label</source>
        <translation>una etiqueta más</translation>
    </message>
    <message>
        <source>one label less</source>
        <translation>una etiqueta menos</translation>
    </message>
    <message>
        <source>a note for other operators</source>
        <translation>una nota para otros operadores</translation>
    </message>
    <message>
        <source>Nothing to change was given.</source>
        <translation>No se ha indicado nada que cambiar.</translation>
    </message>
    <message>
        <source>Tenant “%1” changed.</source>
        <translation>Tenant «%1» cambiado.</translation>
    </message>
    <message>
        <source>Slug</source>
        <translation>Slug</translation>
    </message>
    <message>
        <source>Subdomain</source>
        <translation>Subdominio</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Controlador</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Despliegue</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>Atraso</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latencia</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Última copia</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Admin</translation>
    </message>
    <message>
        <source>Admin&apos;s e-mail</source>
        <translation>Correo del admin</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Creado</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambiado</translation>
    </message>
    <message>
        <source>There is no column “%1”.</source>
        <translation>No existe la columna «%1».</translation>
    </message>
    <message>
        <source>Columns: %1.</source>
        <translation>Columnas: %1.</translation>
    </message>
    <message>
        <source>List tenants: all that the operator may see, or those that a filter chooses.</source>
        <translation>Listar tenants: todos los que el operador puede ver, o los que elige un filtro.</translation>
    </message>
    <message>
        <source>words and key:value, as in the panel&apos;s filter box: state:paused plan:gold behind:&gt;0 size:&gt;1GB</source>
        <translation>palabras y clave:valor, como en el filtro del panel: state:paused plan:gold behind:&gt;0 size:&gt;1GB</translation>
    </message>
    <message>
        <source>which, by the names that --json uses</source>
        <translation>cuáles, con los nombres que usa --json</translation>
    </message>
    <message>
        <source>by this column; -COLUMN or COLUMN:desc the other way round</source>
        <translation>por esta columna; -COLUMNA o COLUMNA:desc al revés</translation>
    </message>
    <message>
        <source>at most so many</source>
        <translation>como mucho tantos</translation>
    </message>
    <message>
        <source>No tenants yet: `tenantryctl tenant provision --name NAME`.</source>
        <translation>Aún no hay tenants: `tenantryctl tenant provision --name NOMBRE`.</translation>
    </message>
    <message>
        <source>No tenant matches.</source>
        <translation>No coincide ningún tenant.</translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s)</source>
        <translation>
            <numerusform>%n tenant</numerusform>
            <numerusform>%n tenants</numerusform>
        </translation>
    </message>
    <message>
        <source>Show one tenant.</source>
        <translation>Mostrar un tenant.</translation>
    </message>
    <message numerus="yes">
        <source>(%n behind %1)</source>
        <translation>
            <numerusform>(%n por detrás de %1)</numerusform>
            <numerusform>(%n por detrás de %1)</numerusform>
        </translation>
    </message>
    <message>
        <source>Make a tenant: a row in the registry, a role and a database of its own, its schema, its first admin.</source>
        <translation>Crear un tenant: una fila en el registro, un rol y una base de datos propios, su esquema, su primer administrador.</translation>
    </message>
    <message>
        <source>the company&apos;s name (this or --csv)</source>
        <translation>el nombre de la empresa (esto o --csv)</translation>
    </message>
    <message>
        <source>the short name; made from the name if not given</source>
        <translation>el nombre corto; si no se indica, se forma con el nombre</translation>
    </message>
    <message>
        <source>the slug if not given</source>
        <translation>el slug si no se indica</translation>
    </message>
    <message>
        <source>needed when there are several</source>
        <translation>necesario cuando hay varios</translation>
    </message>
    <message>
        <source>the first one if not given</source>
        <translation>el primero si no se indica</translation>
    </message>
    <message>
        <source>a name that tells nothing if not given</source>
        <translation>un nombre que no dice nada si no se indica</translation>
    </message>
    <message>
        <source>as the database if not given</source>
        <translation>como la base de datos si no se indica</translation>
    </message>
    <message>
        <source>e-mail address of the tenant&apos;s first admin</source>
        <translation>dirección de correo del primer administrador del tenant</translation>
    </message>
    <message>
        <source>name of the tenant&apos;s first admin</source>
        <translation>nombre del primer administrador del tenant</translation>
    </message>
    <message>
        <source>a label to find it by</source>
        <translation>una etiqueta para encontrarlo</translation>
    </message>
    <message>
        <source>build it from the migrations even where there is a template</source>
        <translation>crearlo con las migraciones aunque haya plantilla</translation>
    </message>
    <message>
        <source>run every check and change nothing</source>
        <translation>hacer todas las comprobaciones sin cambiar nada</translation>
    </message>
    <message>
        <source>many tenants from a table with columns name, slug, subdomain, product, plan, server, admin_name, admin_email, labels</source>
        <translation>muchos tenants desde una tabla con las columnas name, slug, subdomain, product, plan, server, admin_name, admin_email, labels</translation>
    </message>
    <message>
        <source>A tenant that could not be finished stays as an operation, to be resumed or undone. Rows of a table are provisioned four at a time; a row that fails does not stop the others.</source>
        <translation>Un tenant que no se ha podido terminar queda como operación, que se puede reanudar o deshacer. Las filas de una tabla se aprovisionan de cuatro en cuatro; una fila que falla no detiene las demás.</translation>
    </message>
    <message>
        <source>--%1 and --csv exclude each other.</source>
        <translation>--%1 y --csv se excluyen.</translation>
    </message>
    <message>
        <source>Whom is the tenant for? Give --name NAME, or --csv FILE.</source>
        <translation>¿Para quién es el tenant? Indicar --name NOMBRE, o --csv ARCHIVO.</translation>
    </message>
    <message>
        <source>What was asked for</source>
        <translation>Lo que se ha pedido</translation>
    </message>
    <message>
        <source>Everything holds: it can be provisioned. Nothing was changed.</source>
        <translation>Todo se cumple: se puede aprovisionar. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>It cannot be provisioned like this. Nothing was changed.</source>
        <translation>Así no se puede aprovisionar. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Password of the database role</source>
        <translation>Contraseña del rol de base de datos</translation>
    </message>
    <message>
        <source>Temporary password of the first account</source>
        <translation>Contraseña temporal de la primera cuenta</translation>
    </message>
    <message>
        <source>%1 succeeded, %2 failed, %3 not tried, in %4.</source>
        <translation>%1 con éxito, %2 con fallo, %3 sin intentar, en %4.</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>línea %1</translation>
    </message>
    <message>
        <source>The table %1 cannot be read: %2.</source>
        <translation>No se puede leer la tabla %1: %2.</translation>
    </message>
    <message>
        <source>Take back everything that an unfinished operation did: database, role, reserved name, or a change of state.</source>
        <translation>Deshacer todo lo que hizo una operación sin terminar: base de datos, rol, nombre reservado o cambio de estado.</translation>
    </message>
    <message>
        <source>Taken back: “%1” is as it was before.</source>
        <translation>Deshecho: «%1» está como antes.</translation>
    </message>
    <message>
        <source>Make a new recovery key and print it, once. The one before opens nothing any more.</source>
        <translation>Generar una clave de recuperación nueva y mostrarla una sola vez. La anterior ya no abre nada.</translation>
    </message>
    <message>
        <source>Make a new recovery key for the registry “%1”? The one before stops working.</source>
        <translation>¿Generar una clave de recuperación nueva para el registro «%1»? La anterior deja de servir.</translation>
    </message>
    <message>
        <source>Pause tenants: their databases refuse them, and their sessions are ended.</source>
        <translation>Pausar tenants: sus bases de datos los rechazan y sus sesiones se cierran.</translation>
    </message>
    <message>
        <source>Open paused tenants, or those in maintenance, again.</source>
        <translation>Volver a abrir tenants en pausa o en mantenimiento.</translation>
    </message>
    <message>
        <source>Put tenants in maintenance: closed to them, while operators and migrations still get in.</source>
        <translation>Poner tenants en mantenimiento: cerrados para ellos; los operadores y las migraciones siguen entrando.</translation>
    </message>
    <message>
        <source>release</source>
        <translation>lanzamiento</translation>
    </message>
    <message>
        <source>experiment</source>
        <translation>experimento</translation>
    </message>
    <message>
        <source>operational</source>
        <translation>operativa</translation>
    </message>
    <message>
        <source>kill switch</source>
        <translation>interruptor de emergencia</translation>
    </message>
    <message>
        <source>permission</source>
        <translation>permiso</translation>
    </message>
    <message>
        <source>switched off for all</source>
        <translation>apagada para todos</translation>
    </message>
    <message>
        <source>override</source>
        <translation>excepción</translation>
    </message>
    <message>
        <source>percentage</source>
        <translation>porcentaje</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>plan</translation>
    </message>
    <message>
        <source>default</source>
        <translation>por defecto</translation>
    </message>
    <message>
        <source>“%1” is not of the form NAME=VALUE.</source>
        <translation>«%1» no tiene la forma NOMBRE=VALOR.</translation>
    </message>
    <message>
        <source>No plan is called %1.</source>
        <translation>Ningún plan se llama %1.</translation>
    </message>
    <message>
        <source>its name in Spanish</source>
        <translation>su nombre en español</translation>
    </message>
    <message>
        <source>what may be chosen; once for each</source>
        <translation>lo que se puede elegir; una vez por cada opción</translation>
    </message>
    <message>
        <source>for tenants whose plan says nothing</source>
        <translation>para los tenants cuyo plan no dice nada</translation>
    </message>
    <message>
        <source>what a plan carries; PLAN= for nothing</source>
        <translation>lo que trae un plan; PLAN= para nada</translation>
    </message>
    <message>
        <source>who answers for it</source>
        <translation>quién responde de ella</translation>
    </message>
    <message>
        <source>release, experiment, operational, kill_switch or permission</source>
        <translation>release, experiment, operational, kill_switch o permission</translation>
    </message>
    <message>
        <source>from this day on it counts as stale: 2027-01-31; empty for never</source>
        <translation>desde este día cuenta como pendiente de revisar: 2027-01-31; vacío para nunca</translation>
    </message>
    <message>
        <source>give --percentage-value to so many of 100 tenants, always the same ones; empty for none</source>
        <translation>dar --percentage-value a tantos de cada 100 tenants, siempre los mismos; vacío para ninguno</translation>
    </message>
    <message>
        <source>true, where it is on or off</source>
        <translation>true, donde es sí o no</translation>
    </message>
    <message>
        <source>the migration of a product that it needs; PRODUCT= for none</source>
        <translation>la migración de un producto que necesita; PRODUCT= para ninguna</translation>
    </message>
    <message>
        <source>“%1” is no lifetime.</source>
        <translation>«%1» no es un tipo de vida.</translation>
    </message>
    <message>
        <source>Give one of: %1.</source>
        <translation>Indicar uno de: %1.</translation>
    </message>
    <message>
        <source>“%1” is no date.</source>
        <translation>«%1» no es una fecha.</translation>
    </message>
    <message>
        <source>Give one like 2027-01-31.</source>
        <translation>Indicar una como 2027-01-31.</translation>
    </message>
    <message>
        <source>Which value do the tenants inside get? Give --percentage-value.</source>
        <translation>¿Qué valor reciben los tenants de dentro? Indicar --percentage-value.</translation>
    </message>
    <message>
        <source>Add a feature to the catalogue.</source>
        <translation>Añadir una funcionalidad al catálogo.</translation>
    </message>
    <message>
        <source>what the product asks for: new-invoice; it never changes</source>
        <translation>lo que pregunta el producto: new-invoice; no cambia nunca</translation>
    </message>
    <message>
        <source>its name in English; the key if not given</source>
        <translation>su nombre en inglés; la clave si no se indica</translation>
    </message>
    <message>
        <source>boolean (if not given), number, text or choice</source>
        <translation>boolean (si no se indica), number, text o choice</translation>
    </message>
    <message>
        <source>“%1” is no kind of feature.</source>
        <translation>«%1» no es una clase de funcionalidad.</translation>
    </message>
    <message>
        <source>A number needs --default.</source>
        <translation>Un número necesita --default.</translation>
    </message>
    <message>
        <source>Feature “%1” added.</source>
        <translation>Funcionalidad «%1» añadida.</translation>
    </message>
    <message>
        <source>Change a feature, what plans carry, or switch it off for everybody.</source>
        <translation>Cambiar una funcionalidad, lo que traen los planes, o apagarla para todos.</translation>
    </message>
    <message>
        <source>of the feature</source>
        <translation>de la funcionalidad</translation>
    </message>
    <message>
        <source>its name in English</source>
        <translation>su nombre en inglés</translation>
    </message>
    <message>
        <source>the other way round</source>
        <translation>al revés</translation>
    </message>
    <message>
        <source>given to nobody any more; kept for its history</source>
        <translation>ya no se da a nadie; se conserva por su historia</translation>
    </message>
    <message>
        <source>no longer retired</source>
        <translation>ya no retirada</translation>
    </message>
    <message>
        <source>These two options contradict each other.</source>
        <translation>Estas dos opciones se contradicen.</translation>
    </message>
    <message>
        <source>Feature “%1” changed.</source>
        <translation>Funcionalidad «%1» cambiada.</translation>
    </message>
    <message>
        <source>List the features, and what each plan carries.</source>
        <translation>Listar las funcionalidades y lo que trae cada plan.</translation>
    </message>
    <message>
        <source>retired ones too</source>
        <translation>también las retiradas</translation>
    </message>
    <message>
        <source>No features yet: `tenantryctl feature add KEY`.</source>
        <translation>Aún no hay funcionalidades: `tenantryctl feature add CLAVE`.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clave</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Por defecto</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Planes</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>Excepciones</translation>
    </message>
    <message>
        <source>Lifetime</source>
        <translation>Vida</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>retirada</translation>
    </message>
    <message>
        <source>to be reviewed</source>
        <translation>por revisar</translation>
    </message>
    <message>
        <source>%1 % of the tenants</source>
        <translation>%1 % de los tenants</translation>
    </message>
    <message numerus="yes">
        <source>%n expired</source>
        <translation>
            <numerusform>%n caducada</numerusform>
            <numerusform>%n caducadas</numerusform>
        </translation>
    </message>
    <message>
        <source>instead of TENANT: all that match, as in the panel&apos;s filter box</source>
        <translation>en vez de TENANT: todos los que coinciden, como en el filtro del panel</translation>
    </message>
    <message>
        <source>why; others will read it</source>
        <translation>por qué; otros lo leerán</translation>
    </message>
    <message>
        <source>only show who would change from what to what</source>
        <translation>solo mostrar quién cambiaría de qué a qué</translation>
    </message>
    <message>
        <source>%1 requires schema version %2, which these tenants lack: %3.</source>
        <translation>%1 requiere la versión de esquema %2, que les falta a estos tenants: %3.</translation>
    </message>
    <message>
        <source>Migrate them first, or leave them out.</source>
        <translation>Migrarlos primero, o dejarlos fuera.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) changed. To take it back: tenantryctl feature undo %1</source>
        <translation>
            <numerusform>%n tenant cambiado. Para deshacerlo: tenantryctl feature undo %1</numerusform>
            <numerusform>%n tenants cambiados. Para deshacerlo: tenantryctl feature undo %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to change.</source>
        <translation>Nada que cambiar.</translation>
    </message>
    <message>
        <source>Without schema version %1, and left out: %2</source>
        <translation>Sin la versión de esquema %1, y por eso fuera: %2</translation>
    </message>
    <message>
        <source>Changed by somebody else meanwhile, and left alone: %1</source>
        <translation>Cambiados entretanto por otra persona, y sin tocar: %1</translation>
    </message>
    <message>
        <source>With --filter, no TENANT is given.</source>
        <translation>Con --filter no se indica TENANT.</translation>
    </message>
    <message>
        <source>A tenant, a feature and what belongs to it are needed.</source>
        <translation>Hacen falta un tenant, una funcionalidad y lo que le corresponde.</translation>
    </message>
    <message>
        <source>Give either a TENANT or --filter.</source>
        <translation>Indicar un TENANT o --filter.</translation>
    </message>
    <message>
        <source>Give one tenant, or all that match a filter, a value of their own.</source>
        <translation>Dar a un tenant, o a todos los que coinciden con un filtro, un valor propio.</translation>
    </message>
    <message>
        <source>slug, subdomain, full host name or id; left out with --filter</source>
        <translation>slug, subdominio, nombre de host completo o id; se omite con --filter</translation>
    </message>
    <message>
        <source>true, false, a number, a text, one of the choices</source>
        <translation>true, false, un número, un texto, una de las opciones</translation>
    </message>
    <message>
        <source>not before: 2027-01-31 or 2027-01-31T18:00:00Z</source>
        <translation>no antes: 2027-01-31 o 2027-01-31T18:00:00Z</translation>
    </message>
    <message>
        <source>until then, by itself</source>
        <translation>hasta entonces, por sí solo</translation>
    </message>
    <message>
        <source>Take a tenant&apos;s own value away, or that of all that match a filter.</source>
        <translation>Quitar el valor propio de un tenant, o el de todos los que coinciden con un filtro.</translation>
    </message>
    <message>
        <source>Show which values hold for a tenant, and where each comes from.</source>
        <translation>Mostrar qué valores rigen para un tenant y de dónde viene cada uno.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Take a change back: every tenant of it has again what it had before.</source>
        <translation>Deshacer un cambio: cada tenant vuelve a tener lo que tenía antes.</translation>
    </message>
    <message>
        <source>its id, as `feature set` printed it</source>
        <translation>su id, como lo imprimió `feature set`</translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) restored.</source>
        <translation>
            <numerusform>%n tenant como estaba.</numerusform>
            <numerusform>%n tenants como estaban.</numerusform>
        </translation>
    </message>
    <message>
        <source>what it carries; KEY= for nothing</source>
        <translation>lo que trae; CLAVE= para nada</translation>
    </message>
    <message>
        <source>Features: what plans carry, and what single tenants have instead</source>
        <translation>Funcionalidades: lo que traen los planes y lo que algún tenant tiene en su lugar</translation>
    </message>
    <message>
        <source>Say which data keys there are, who can open them, and which are due for rotation.</source>
        <translation>Decir qué claves de datos hay, quién puede abrirlas y cuáles toca rotar.</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>La abren</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Clave de recuperación</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Rotación</translation>
    </message>
    <message>
        <source>due since %1: %2 could open it</source>
        <translation>pendiente desde %1: %2 podía abrirla</translation>
    </message>
    <message>
        <source>not due</source>
        <translation>no hace falta</translation>
    </message>
    <message>
        <source>the person&apos;s name</source>
        <translation>el nombre de la persona</translation>
    </message>
    <message>
        <source>the person&apos;s e-mail address</source>
        <translation>el correo de la persona</translation>
    </message>
    <message>
        <source>ADMIN may do everything; USER looks at the tenants assigned</source>
        <translation>ADMIN puede todo; USER ve los tenants asignados</translation>
    </message>
    <message>
        <source>the language that the panel begins with</source>
        <translation>el idioma con el que empieza el panel</translation>
    </message>
    <message>
        <source>login or id of the operator</source>
        <translation>usuario o id del operador</translation>
    </message>
    <message>
        <source>Add somebody who may sign in. Prints a one-time password, once.</source>
        <translation>Añadir a alguien que puede iniciar sesión. Imprime una contraseña de un solo uso, una vez.</translation>
    </message>
    <message>
        <source>assign this tenant; may be given several times</source>
        <translation>asignar este tenant; se puede repetir</translation>
    </message>
    <message>
        <source>write a file for “Import a connection file”, without secrets</source>
        <translation>escribir un archivo para «Importar un archivo de conexión», sin secretos</translation>
    </message>
    <message>
        <source>Operator “%1” added.</source>
        <translation>Operador «%1» añadido.</translation>
    </message>
    <message>
        <source>List the operators: roles, assignments, last sign-in.</source>
        <translation>Listar los operadores: roles, asignaciones, último inicio de sesión.</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Último inicio</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>desactivado</translation>
    </message>
    <message>
        <source>invited</source>
        <translation>invitado</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>activado</translation>
    </message>
    <message>
        <source>all</source>
        <comment>tenants</comment>
        <translation>todos</translation>
    </message>
    <message>
        <source>the server&apos;s computer</source>
        <translation>el equipo del servidor</translation>
    </message>
    <message>
        <source>Who is no ADMIN any more may have kept the key that opens credentials: `tenantryctl key status` says that it is due for rotation.</source>
        <translation>Quien deja de ser ADMIN puede haber guardado la clave que abre las credenciales: `tenantryctl key status` dice que toca rotarla.</translation>
    </message>
    <message>
        <source>Operator “%1” changed.</source>
        <translation>Operador «%1» cambiado.</translation>
    </message>
    <message>
        <source>Say which tenants a USER sees.</source>
        <translation>Decir qué tenants ve un USER.</translation>
    </message>
    <message>
        <source>assign this one; may be given several times</source>
        <translation>asignar este; se puede repetir</translation>
    </message>
    <message>
        <source>take this one away; may be given several times</source>
        <translation>quitar este; se puede repetir</translation>
    </message>
    <message>
        <source>Which tenants? Give --tenant or --remove.</source>
        <translation>¿Qué tenants? Indicar --tenant o --remove.</translation>
    </message>
    <message>
        <source>Let a disabled operator sign in again.</source>
        <translation>Dejar que un operador desactivado vuelva a iniciar sesión.</translation>
    </message>
    <message>
        <source>Close an operator&apos;s account: no sign-in, and open sessions end.</source>
        <translation>Cerrar la cuenta de un operador: no inicia sesión, y las sesiones abiertas terminan.</translation>
    </message>
    <message>
        <source>Operator “%1” may sign in again.</source>
        <translation>El operador «%1» puede volver a iniciar sesión.</translation>
    </message>
    <message>
        <source>Operator “%1” is disabled.</source>
        <translation>El operador «%1» está desactivado.</translation>
    </message>
    <message>
        <source>--role takes admin or user, not “%1”.</source>
        <translation>--role admite admin o user, no «%1».</translation>
    </message>
    <message>
        <source>One-time password: %1</source>
        <translation>Contraseña de un solo uso: %1</translation>
    </message>
    <message>
        <source>Change one&apos;s own password; with a LOGIN, give that operator a one-time password (ADMIN).</source>
        <translation>Cambiar la contraseña propia; con un USUARIO, dar a ese operador una contraseña de un solo uso (ADMIN).</translation>
    </message>
    <message>
        <source>whose; oneself if not given</source>
        <translation>de quién; la propia si no se indica</translation>
    </message>
    <message>
        <source>one&apos;s own new password: first line of a file; asked for on a terminal</source>
        <translation>la nueva contraseña propia: primera línea de un archivo; se pide en un terminal</translation>
    </message>
    <message>
        <source>with a LOGIN: write a file for “Import a connection file”, without secrets</source>
        <translation>con un USUARIO: escribir un archivo para «Importar un archivo de conexión», sin secretos</translation>
    </message>
    <message>
        <source>A one-time password is for somebody else.</source>
        <translation>Una contraseña de un solo uso es para otra persona.</translation>
    </message>
    <message>
        <source>To change your own, leave LOGIN out.</source>
        <translation>Para cambiar la propia, no indicar USUARIO.</translation>
    </message>
    <message>
        <source>Operator “%1” signs in with a one-time password next.</source>
        <translation>El operador «%1» inicia sesión la próxima vez con una contraseña de un solo uso.</translation>
    </message>
    <message>
        <source>Add an operator of your own: tenantryctl operator add LOGIN --role admin.</source>
        <translation>Añadir un operador propio: tenantryctl operator add USUARIO --role admin.</translation>
    </message>
    <message>
        <source>The new password is missing.</source>
        <translation>Falta la contraseña nueva.</translation>
    </message>
    <message>
        <source>Give it with --new-password-file FILE.</source>
        <translation>Indicarla con --new-password-file ARCHIVO.</translation>
    </message>
    <message>
        <source>The password of %1 was changed. Other sign-ins of this account have ended.</source>
        <translation>La contraseña de %1 se ha cambiado. Las demás sesiones de esta cuenta han terminado.</translation>
    </message>
    <message>
        <source>The people who sign in: roles, assigned tenants, passwords</source>
        <translation>Quienes inician sesión: roles, tenants asignados, contraseñas</translation>
    </message>
    <message>
        <source>The data keys that seal credentials, and who can open them</source>
        <translation>Las claves de datos que sellan credenciales, y quién puede abrirlas</translation>
    </message>
    <message>
        <source>With the recovery key: make LOGIN an ADMIN with a new password, when no ADMIN can sign in any more.</source>
        <translation>Con la clave de recuperación: hacer ADMIN a USUARIO con una contraseña nueva, cuando ya ningún ADMIN puede iniciar sesión.</translation>
    </message>
    <message>
        <source>the registry&apos;s database, as the role that created it or a superuser</source>
        <translation>la base de datos del registro, con el rol que lo creó o un superusuario</translation>
    </message>
    <message>
        <source>who becomes ADMIN: an operator, or somebody new</source>
        <translation>quién pasa a ser ADMIN: un operador o alguien nuevo</translation>
    </message>
    <message>
        <source>the recovery key: first line of a file; asked for on a terminal</source>
        <translation>la clave de recuperación: primera línea de un archivo; se pide en un terminal</translation>
    </message>
    <message>
        <source>Recovery key:</source>
        <translation>Clave de recuperación:</translation>
    </message>
    <message>
        <source>The recovery key is missing.</source>
        <translation>Falta la clave de recuperación.</translation>
    </message>
    <message>
        <source>Give it with --recovery-key-file FILE.</source>
        <translation>Indicarla con --recovery-key-file ARCHIVO.</translation>
    </message>
    <message>
        <source>%1 is an ADMIN of the registry and can sign in with the new password.</source>
        <translation>%1 es ADMIN del registro y puede iniciar sesión con la contraseña nueva.</translation>
    </message>
    <message>
        <source>--%1 takes a time, not “%2”.</source>
        <translation>--%1 espera una hora, no «%2».</translation>
    </message>
    <message>
        <source>For example 2026-11-20, 2026-11-20T23:30:00Z, or 24h for a day ago.</source>
        <translation>Por ejemplo 2026-11-20, 2026-11-20T23:30:00Z, o 24h para hace un día.</translation>
    </message>
    <message>
        <source>standard output was closed</source>
        <translation>la salida estándar se ha cerrado</translation>
    </message>
    <message>
        <source>List what was changed, newest first.</source>
        <translation>Lista lo que se ha cambiado, lo más nuevo primero.</translation>
    </message>
    <message>
        <source>No events.</source>
        <translation>No hay eventos.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N.º</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Con</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Campos</translation>
    </message>
    <message>
        <source>csv or jsonl (one JSON object a line); if not given, by the file&apos;s name, else jsonl</source>
        <translation>csv o jsonl (un objeto JSON por línea); si no se indica, según el nombre del archivo, y si no, jsonl</translation>
    </message>
    <message>
        <source>where to write; standard output if not given</source>
        <translation>dónde escribir; la salida estándar si no se indica</translation>
    </message>
    <message>
        <source>write instead where the chain of events ends now: to be kept elsewhere, for `audit verify --anchor`</source>
        <translation>escribir en su lugar dónde termina ahora la cadena de eventos: para guardarlo en otro sitio, para `audit verify --anchor`</translation>
    </message>
    <message>
        <source>Write events as CSV or JSON Lines, oldest first.</source>
        <translation>Escribe los eventos como CSV o JSON Lines, lo más antiguo primero.</translation>
    </message>
    <message>
        <source>--format takes csv or jsonl, not “%1”.</source>
        <translation>--format espera csv o jsonl, no «%1».</translation>
    </message>
    <message>
        <source>events</source>
        <translation>eventos</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) written to %1.</source>
        <translation>
            <numerusform>Se ha escrito %n evento en %1.</numerusform>
            <numerusform>Se han escrito %n eventos en %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look into it with `tenantryctl audit verify`.</source>
        <translation>Se puede investigar con `tenantryctl audit verify`.</translation>
    </message>
    <message>
        <source>There are no events yet.</source>
        <translation>Todavía no hay eventos.</translation>
    </message>
    <message>
        <source>The chain ends at event %1. Keep %2 where who may change the registry cannot.</source>
        <translation>La cadena termina en el evento %1. Conviene guardar %2 donde no llegue quien puede cambiar el registro.</translation>
    </message>
    <message>
        <source>only what this operator did</source>
        <translation>solo lo que ha hecho este operador</translation>
    </message>
    <message>
        <source>only of this tenant, also of one that is gone</source>
        <translation>solo de este tenant, también de uno que ya no está</translation>
    </message>
    <message>
        <source>only of this kind: tenant, server, plan, operator, product, operation …</source>
        <translation>solo de este tipo: tenant, server, plan, operator, product, operation…</translation>
    </message>
    <message>
        <source>only what was done so: insert, update or delete</source>
        <translation>solo lo hecho así: insert, update o delete</translation>
    </message>
    <message>
        <source>only with this program: panel, tenantryctl, psql …</source>
        <translation>solo con este programa: panel, tenantryctl, psql…</translation>
    </message>
    <message>
        <source>from then on: 2026-11-20, 2026-11-20T23:30:00Z, 24h</source>
        <translation>desde entonces: 2026-11-20, 2026-11-20T23:30:00Z, 24h</translation>
    </message>
    <message>
        <source>before then</source>
        <translation>antes de entonces</translation>
    </message>
    <message>
        <source>only where this is found, in names, before or after</source>
        <translation>solo donde aparezca esto: en los nombres, antes o después</translation>
    </message>
    <message>
        <source>--action takes insert, update or delete, not “%1”.</source>
        <translation>--action espera insert, update o delete, no «%1».</translation>
    </message>
    <message>
        <source>Check that no event was edited, removed, moved, cut off or rewritten.</source>
        <translation>Comprueba que ningún evento se haya editado, quitado, movido, recortado o reescrito.</translation>
    </message>
    <message>
        <source>compare with this anchor too (`audit export --anchor`); may be one that another computer wrote</source>
        <translation>comparar también con esta ancla (`audit export --anchor`); puede ser una que haya escrito otro equipo</translation>
    </message>
    <message>
        <source>forget what this computer saw before and take what is there now for right: after the registry was restored on purpose</source>
        <translation>olvidar lo que este equipo vio antes y dar por bueno lo que hay ahora: tras restaurar el registro a propósito</translation>
    </message>
    <message>
        <source>Reads the whole chain and compares it with what this computer saw of it before. Exit status 0: intact; 1: not, with every place where.</source>
        <translation>Lee toda la cadena y la compara con lo que este equipo vio antes de ella. Estado de salida 0: íntegra; 1: no lo está, con cada lugar.</translation>
    </message>
    <message>
        <source>Forget what this computer saw of the events of “%1” before?</source>
        <translation>¿Olvidar lo que este equipo vio antes de los eventos de «%1»?</translation>
    </message>
    <message>
        <source>Nothing was forgotten.</source>
        <translation>No se ha olvidado nada.</translation>
    </message>
    <message numerus="yes">
        <source>The chain is intact: %n event(s), the last one of %1.</source>
        <translation>
            <numerusform>La cadena está íntegra: %n evento, el último del %1.</numerusform>
            <numerusform>La cadena está íntegra: %n eventos, el último del %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It agrees with %n place(s) that were seen before.</source>
        <translation>
            <numerusform>Coincide con %n punto visto antes.</numerusform>
            <numerusform>Coincide con %n puntos vistos antes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was seen of it before on this computer: events that were cut off earlier would not be noticed. From now on they are.</source>
        <translation>En este equipo no se había visto nada de ella: no se notarían eventos recortados antes. A partir de ahora sí.</translation>
    </message>
    <message>
        <source>The chain is broken.</source>
        <translation>La cadena está rota.</translation>
    </message>
    <message>
        <source>%1 by %2, with %3</source>
        <translation>%1 por %2, con %3</translation>
    </message>
    <message>
        <source>  … and more.</source>
        <translation>  … y más.</translation>
    </message>
    <message>
        <source>Keep the server&apos;s log and its backups: who did this had the rights of a superuser or of the registry&apos;s owner. After a restore on purpose: `tenantryctl audit verify --accept`.</source>
        <translation>Conviene conservar el registro de mensajes del servidor y sus copias de seguridad: quien hizo esto tenía los permisos de un superusuario o del propietario del registro. Tras una restauración a propósito: `tenantryctl audit verify --accept`.</translation>
    </message>
    <message>
        <source>Who changed what, when, from where; and whether that record is whole</source>
        <translation>Quién ha cambiado qué, cuándo y desde dónde; y si esa constancia está íntegra</translation>
    </message>
    <message>
        <source>All that ever happened to a tenant, newest first.</source>
        <translation>Todo lo que le ha ocurrido a un tenant, lo más nuevo primero.</translation>
    </message>
    <message>
        <source>slug, subdomain, full host name or id; also of one that is gone</source>
        <translation>slug, subdominio, nombre de host completo o id; también de uno que ya no está</translation>
    </message>
    <message>
        <source>Nothing is recorded about this tenant.</source>
        <translation>No consta nada sobre este tenant.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>`tenantryctl %1` needs the role %2; %3 has the role %4.</source>
        <translation>`tenantryctl %1` necesita el rol %2; %3 tiene el rol %4.</translation>
    </message>
    <message>
        <source>An ADMIN of this registry can do it, or change the role.</source>
        <translation>Un ADMIN de este registro puede hacerlo o cambiar el rol.</translation>
    </message>
    <message>
        <source>Needs the role ADMIN.</source>
        <translation>Necesita el rol ADMIN.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>tenant, what went wrong</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Pendiente</translation>
    </message>
    <message>
        <source>Keep the values in the tenants&apos; own databases too, and bring those up to date that are not.</source>
        <translation>Guarda los valores también en las bases de datos de los tenants y pone al día los que no lo estén.</translation>
    </message>
    <message>
        <source>slug, subdomain, full host name or id; left out: all that are mirrored</source>
        <translation>slug, subdominio, nombre de host completo o id; si no se indica: todos los que tienen copia</translation>
    </message>
    <message>
        <source>mirror these tenants from now on</source>
        <translation>mantener una copia en estos tenants desde ahora</translation>
    </message>
    <message>
        <source>no longer, and take what is there away</source>
        <translation>dejar de hacerlo y retirar lo que haya</translation>
    </message>
    <message>
        <source>only list who is mirrored, and who is due</source>
        <translation>solo listar quién tiene copia y cuál está pendiente</translation>
    </message>
    <message>
        <source>For which tenants is not said.</source>
        <translation>No se ha dicho para qué tenants.</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>copiados</translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) are mirrored no longer.</source>
        <translation>
            <numerusform>%n tenant deja de tener copia.</numerusform>
            <numerusform>%n tenants dejan de tener copia.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) written.</source>
        <translation>
            <numerusform>%n tenant escrito.</numerusform>
            <numerusform>%n tenants escritos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were up to date.</source>
        <translation>
            <numerusform>%n ya estaba al día.</numerusform>
            <numerusform>%n ya estaban al día.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not possible in their present state: %1</source>
        <translation>No es posible en su estado actual: %1</translation>
    </message>
    <message>
        <source>The change is made; the mirrors in the tenants&apos; databases are not up to date: %1</source>
        <translation>El cambio está hecho; las copias en las bases de datos de los tenants no están al día: %1</translation>
    </message>
    <message>
        <source>The change is made; not in the mirrors of: %1</source>
        <translation>El cambio está hecho, pero no en las copias de: %1</translation>
    </message>
    <message>
        <source>Later: tenantryctl feature mirror</source>
        <translation>Más tarde: tenantryctl feature mirror</translation>
    </message>
    <message>
        <source>The password of %1 is made and kept by this computer: nobody types it.</source>
        <translation>La contraseña de %1 la crea y la guarda este equipo: nadie la escribe.</translation>
    </message>
    <message>
        <source>Remove a plan that no tenant is on, with the values it carries.</source>
        <translation>Quita un plan en el que no hay ningún tenant, con los valores que trae.</translation>
    </message>
    <message>
        <source>Remove plan “%1”?</source>
        <translation>¿Quitar el plan «%1»?</translation>
    </message>
    <message>
        <source>Plan “%1” removed.</source>
        <translation>Plan «%1» quitado.</translation>
    </message>
    <message>
        <source>--server-version takes a version of PostgreSQL such as 15 or 17.6, not “%1”.</source>
        <translation>--server-version requiere una versión de PostgreSQL como 15 o 17.6, no «%1».</translation>
    </message>
    <message>
        <source>allowed: %1</source>
        <translation>permitido: %1</translation>
    </message>
    <message>
        <source>Point out what a product&apos;s migration files lock, rewrite, lose or break, with the safer way, before they are rolled out.</source>
        <translation>Señalar qué bloquean, reescriben, pierden o rompen los archivos de migración de un producto, con la forma más segura, antes de desplegarlos.</translation>
    </message>
    <message>
        <source>only what a tenant at this version still lacks, as one roll-out: tables that it makes are new and raise no alarm</source>
        <translation>solo lo que aún le falta a un tenant en esta versión, como un solo despliegue: las tablas que crea son nuevas y no dan la alarma</translation>
    </message>
    <message>
        <source>of PostgreSQL, such as 15; without it the oldest server in the registry</source>
        <translation>de PostgreSQL, como 15; si no se indica, la del servidor más antiguo del registro</translation>
    </message>
    <message>
        <source>exit status 1 when there is a finding that is not allowed, for checks</source>
        <translation>código de salida 1 cuando hay un hallazgo no permitido, para comprobaciones</translation>
    </message>
    <message>
        <source>Without --from each file is looked at as it meets tenants that have all files before it. A comment on the line before a statement keeps a finding quiet: -- tenantry:allow RULE reason. Nothing is changed, and no server is asked.</source>
        <translation>Sin --from cada archivo se mira como lo encuentran los tenants que tienen todos los anteriores. Un comentario en la línea anterior a una sentencia acalla un hallazgo: -- tenantry:allow REGLA motivo. No se cambia nada ni se pregunta a ningún servidor.</translation>
    </message>
    <message>
        <source>“%1” has no version %2.</source>
        <translation>«%1» no tiene la versión %2.</translation>
    </message>
    <message>
        <source>Its versions: `tenantryctl product show %1`.</source>
        <translation>Sus versiones: `tenantryctl product show %1`.</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n hallazgo</numerusform>
            <numerusform>%n hallazgos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them allowed, for PostgreSQL %1.</source>
        <translation>
            <numerusform>%n de ellos permitido, para PostgreSQL %1.</numerusform>
            <numerusform>%n de ellos permitidos, para PostgreSQL %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) may lock, rewrite, lose or break something when this is rolled out: `%1`.</source>
        <translation>
            <numerusform>%n sentencia puede bloquear, reescribir, perder o romper algo al desplegarlo: `%1`.</numerusform>
            <numerusform>%n sentencias pueden bloquear, reescribir, perder o romper algo al desplegarlo: `%1`.</numerusform>
        </translation>
    </message>
    <message>
        <source>minor</source>
        <translation>menor</translation>
    </message>
    <message>
        <source>missing here</source>
        <translation>falta aquí</translation>
    </message>
    <message>
        <source>of no migration</source>
        <translation>de ninguna migración</translation>
    </message>
    <message>
        <source>not as the migrations make it</source>
        <translation>no es como lo hacen las migraciones</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n diferencia</numerusform>
            <numerusform>%n diferencias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minor</source>
        <translation>
            <numerusform>%n menor</numerusform>
            <numerusform>%n menores</numerusform>
        </translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Huella</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Desviación</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Ignoradas</translation>
    </message>
    <message>
        <source>Compare the schema of tenants&apos; databases with what their migrations make.</source>
        <translation>Comparar el esquema de las bases de datos de los tenants con el que hacen sus migraciones.</translation>
    </message>
    <message>
        <source>slug, subdomain, full host name or id; all tenants if not given</source>
        <translation>slug, subdominio, nombre de host completo o id; todos los tenants si no se indica</translation>
    </message>
    <message>
        <source>only tenants of this product</source>
        <translation>solo los tenants de este producto</translation>
    </message>
    <message>
        <source>leave out what matches kind:identity, with * and ?: index:public.tmp_*</source>
        <translation>dejar fuera lo que coincide con clase:nombre, con * y ?: index:public.tmp_*</translation>
    </message>
    <message>
        <source>of every tenant, what differs; with one tenant it is always said</source>
        <translation>de cada tenant, lo que difiere; con uno solo se dice siempre</translation>
    </message>
    <message>
        <source>end with status 1 when there is drift; the order of columns alone is none</source>
        <translation>terminar con estado 1 si hay desviación; el orden de las columnas por sí solo no lo es</translation>
    </message>
    <message>
        <source>The schema of a version is built once on each server in a scratch database, which is dropped afterwards. A tenant that is behind is compared with its own version.</source>
        <translation>El esquema de una versión se construye una vez en cada servidor, en una base de datos provisional que se elimina después. Un tenant que va por detrás se compara con su propia versión.</translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) as their migrations make them</source>
        <translation>
            <numerusform>%n tenant como lo hacen sus migraciones</numerusform>
            <numerusform>%n tenants como los hacen sus migraciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with drift</source>
        <translation>
            <numerusform>%n con desviación</numerusform>
            <numerusform>%n con desviación</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n con fallo</numerusform>
            <numerusform>%n con fallo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) left out, because they are being made or removed.</source>
        <translation>
            <numerusform>%n tenant fuera, porque se está creando o eliminando.</numerusform>
            <numerusform>%n tenants fuera, porque se están creando o eliminando.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare the schemas of two tenants&apos; databases, object by object.</source>
        <translation>Comparar los esquemas de las bases de datos de dos tenants, objeto por objeto.</translation>
    </message>
    <message>
        <source>the tenant to compare it with</source>
        <translation>el tenant con el que se compara</translation>
    </message>
    <message>
        <source>end with status 1 when they differ; in the order of columns alone they do not</source>
        <translation>terminar con estado 1 si difieren; por el orden de las columnas solo, no difieren</translation>
    </message>
    <message>
        <source>Names of roles that are the tenants&apos; own count as the same. Data are not compared.</source>
        <translation>Los nombres de los roles propios de los tenants cuentan como iguales. Los datos no se comparan.</translation>
    </message>
    <message>
        <source>%1 and %2 have the same schema (%3).</source>
        <translation>%1 y %2 tienen el mismo esquema (%3).</translation>
    </message>
    <message>
        <source>Their servers are of different versions, %1 and %2, which may write the same thing in other words.</source>
        <translation>Sus servidores son de versiones distintas, %1 y %2, que pueden escribir lo mismo con otras palabras.</translation>
    </message>
    <message>
        <source>only in %1</source>
        <translation>solo en %1</translation>
    </message>
    <message>
        <source>different</source>
        <translation>distinto</translation>
    </message>
    <message>
        <source>Write down that a tenant&apos;s database already has the migrations up to a version, without running them.</source>
        <translation>Anotar que la base de datos de un tenant ya tiene las migraciones hasta una versión, sin ejecutarlas.</translation>
    </message>
    <message>
        <source>up to this version of the product; without it the history of the tool that migrated the database says</source>
        <translation>hasta esta versión del producto; si no se indica, lo dice el historial de la herramienta que migró la base de datos</translation>
    </message>
    <message>
        <source>only say what would be written down</source>
        <translation>solo decir qué se anotaría</translation>
    </message>
    <message>
        <source>Knows the tables of Flyway, Liquibase, Prisma, golang-migrate, dbmate, Alembic, Django, Rails, Knex, Sqitch and node-pg-migrate, in any schema. They are read and never changed. One entry that the product does not know, a gap, or a failed entry, and nothing is written.</source>
        <translation>Conoce las tablas de Flyway, Liquibase, Prisma, golang-migrate, dbmate, Alembic, Django, Rails, Knex, Sqitch y node-pg-migrate, en cualquier esquema. Se leen y nunca se cambian. Con una entrada que el producto no conozca, un hueco o una entrada fallida, no se anota nada.</translation>
    </message>
    <message>
        <source>Which version the database of %1 is at cannot be told. %2</source>
        <translation>En qué versión está la base de datos de %1 no se puede saber. %2</translation>
    </message>
    <message>
        <source>Put that right, or give --version if it is known otherwise. Nothing was changed.</source>
        <translation>Corregirlo, o indicar --version si se sabe por otra vía. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Herramienta</translation>
    </message>
    <message>
        <source>Its table</source>
        <translation>Su tabla</translation>
    </message>
    <message>
        <source>Applied by it</source>
        <translation>Aplicadas por ella</translation>
    </message>
    <message>
        <source>Last one</source>
        <translation>La última</translation>
    </message>
    <message>
        <source>Left alone</source>
        <translation>Sin tocar</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) would be written down as applied, up to version %1. Nothing was changed.</source>
        <translation>
            <numerusform>Se anotaría %n archivo como aplicado, hasta la versión %1. No se ha cambiado nada.</numerusform>
            <numerusform>Se anotarían %n archivos como aplicados, hasta la versión %1. No se ha cambiado nada.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 had that baseline already, at version %2.</source>
        <translation>%1 ya tenía ese punto de partida, en la versión %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written down as applied: %1 is at version %2.</source>
        <translation>
            <numerusform>%n archivo anotado como aplicado: %1 está en la versión %2.</numerusform>
            <numerusform>%n archivos anotados como aplicados: %1 está en la versión %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>connections to one server at most; else half of its free ones, up to 8</source>
        <translation>conexiones a un servidor como máximo; si no, la mitad de las libres, hasta 8</translation>
    </message>
    <message>
        <source>only write the run down; whoever resumes it works on it</source>
        <translation>solo anotar la ejecución; trabajará en ella quien la reanude</translation>
    </message>
    <message>
        <source>“%1” is no number of failures.</source>
        <translation>«%1» no es un número de fallos.</translation>
    </message>
    <message>
        <source>Write --max-failures 5 or --max-failures 2%.</source>
        <translation>Escribir --max-failures 5 o --max-failures 2%.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing to do: %n tenant(s) are at %1.</source>
        <translation>
            <numerusform>Nada que hacer: %n tenant está en la %1.</numerusform>
            <numerusform>Nada que hacer: %n tenants están en la %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Run %1 is written down, for %n tenant(s). To work on it: tenantryctl migrate resume %1</source>
        <translation>
            <numerusform>La ejecución %1 está anotada, para %n tenant. Para trabajar en ella: tenantryctl migrate resume %1</numerusform>
            <numerusform>La ejecución %1 está anotada, para %n tenants. Para trabajar en ella: tenantryctl migrate resume %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring tenants to the head of their product, or to a version, in waves.</source>
        <translation>Llevar tenants a la última versión de su producto, o a una versión, por oleadas.</translation>
    </message>
    <message>
        <source>no further than this one</source>
        <translation>no más allá de esta</translation>
    </message>
    <message>
        <source>like canary:3,10%,rest or canary:acme+zeta,rest; else one tenant, a tenth, the rest</source>
        <translation>como canary:3,10%,rest o canary:acme+zeta,rest; si no, un tenant, una décima parte, el resto</translation>
    </message>
    <message>
        <source>pause after each wave</source>
        <translation>pausar después de cada oleada</translation>
    </message>
    <message>
        <source>asked of each tenant of a wave, reading only, before the next one: gives true where all is well</source>
        <translation>se pregunta a cada tenant de una oleada, solo leyendo, antes de la siguiente: da true donde todo está bien</translation>
    </message>
    <message>
        <source>go on to the next wave without asking its tenants whether they answer</source>
        <translation>pasar a la oleada siguiente sin preguntar a sus tenants si responden</translation>
    </message>
    <message>
        <source>how long a statement may wait for a lock and make others wait (100)</source>
        <translation>cuánto puede esperar una sentencia un bloqueo y hacer esperar a otras (100)</translation>
    </message>
    <message>
        <source>how long one statement may take; 0: as long as it likes</source>
        <translation>cuánto puede durar una sentencia; 0: sin límite</translation>
    </message>
    <message>
        <source>per tenant, for what is worth another try (8)</source>
        <translation>por tenant, para lo que merece otro intento (8)</translation>
    </message>
    <message>
        <source>apply files too that come before ones that a tenant has already</source>
        <translation>aplicar también archivos anteriores a otros que un tenant ya tiene</translation>
    </message>
    <message>
        <source>run everything and roll it back, as far as that is possible</source>
        <translation>ejecutarlo todo y deshacerlo, hasta donde sea posible</translation>
    </message>
    <message>
        <source>The run is kept in the registry: others may work on it too (migrate resume), Ctrl+C pauses it, and one whose program died goes on where it was.</source>
        <translation>La ejecución se guarda en el registro: otros pueden trabajar también en ella (migrate resume), Ctrl+C la pausa, y si su programa muere sigue donde estaba.</translation>
    </message>
    <message>
        <source>Ask every database which files it has, and set the registry right.</source>
        <translation>Preguntar a cada base de datos qué archivos tiene, y corregir el registro.</translation>
    </message>
    <message>
        <source>Tenants are not changed. Those fail that are ahead of the product, have a version that it does not know, or an applied file that was changed since; being behind is no failure.</source>
        <translation>Los tenants no se cambian. Fallan los que van por delante del producto, los que tienen una versión que este no conoce y los que tienen aplicado un archivo que cambió después; ir por detrás no es un fallo.</translation>
    </message>
    <message>
        <source>--tenant and --filter do not go together.</source>
        <translation>--tenant y --filter no van juntos.</translation>
    </message>
    <message>
        <source>Give one of them, or neither for all tenants of the product.</source>
        <translation>Indicar uno de los dos, o ninguno para todos los tenants del producto.</translation>
    </message>
    <message>
        <source>Two products were named: %1 and %2.</source>
        <translation>Se nombraron dos productos: %1 y %2.</translation>
    </message>
    <message>
        <source>Name one.</source>
        <translation>Nombrar uno.</translation>
    </message>
    <message>
        <source>There is no product yet.</source>
        <translation>Todavía no hay ningún producto.</translation>
    </message>
    <message>
        <source>Add one: tenantryctl product add NAME --migrations DIR</source>
        <translation>Añadir uno: tenantryctl product add NOMBRE --migrations CARPETA</translation>
    </message>
    <message>
        <source>Which product? There are several: %1.</source>
        <translation>¿Qué producto? Hay varios: %1.</translation>
    </message>
    <message>
        <source>Name one of them.</source>
        <translation>Nombrar uno de ellos.</translation>
    </message>
    <message>
        <source>the registry does not answer; waiting for it</source>
        <translation>el registro no responde; se le espera</translation>
    </message>
    <message>
        <source>wave %1 of %2</source>
        <translation>oleada %1 de %2</translation>
    </message>
    <message>
        <source>%1 of %2 done in %3: %4 succeeded, %5 failed, %6 skipped.</source>
        <translation>%1 de %2 hechos en %3: %4 con éxito, %5 con fallo, %6 omitidos.</translation>
    </message>
    <message>
        <source>Paused: more tenants failed than the run may bear. Mend what is wrong, then: tenantryctl migrate retry %1</source>
        <translation>En pausa: fallaron más tenants de los que la ejecución admite. Arreglar lo que está mal y después: tenantryctl migrate retry %1</translation>
    </message>
    <message>
        <source>The wave is done, and the next one waits for you: tenantryctl migrate resume %1</source>
        <translation>La oleada terminó y la siguiente espera una orden: tenantryctl migrate resume %1</translation>
    </message>
    <message>
        <source>Paused. To go on: tenantryctl migrate resume %1</source>
        <translation>En pausa. Para seguir: tenantryctl migrate resume %1</translation>
    </message>
    <message>
        <source>When the reason is mended: tenantryctl migrate retry %1</source>
        <translation>Cuando se arregle la causa: tenantryctl migrate retry %1</translation>
    </message>
    <message>
        <source>The run was paused; what was in work has ended, and nothing is half done.</source>
        <translation>La ejecución se pausó; lo que estaba en curso terminó y nada quedó a medias.</translation>
    </message>
    <message>
        <source>To go on: tenantryctl migrate resume %1</source>
        <translation>Para seguir: tenantryctl migrate resume %1</translation>
    </message>
    <message>
        <source>Which version how many tenants are at, from the registry.</source>
        <translation>Cuántos tenants hay en cada versión, según el registro.</translation>
    </message>
    <message>
        <source>its name; left out: all</source>
        <translation>su nombre; sin él, todos</translation>
    </message>
    <message>
        <source>Counts the tenants that can be migrated: active, paused and in maintenance. What the databases themselves say: tenantryctl migrate verify.</source>
        <translation>Cuenta los tenants que se pueden migrar: activos, en pausa y en mantenimiento. Lo que dicen las propias bases de datos: tenantryctl migrate verify.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallidos</translation>
    </message>
    <message>
        <source>Ahead</source>
        <translation>Por delante</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocidos</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>ninguna aún</translation>
    </message>
    <message>
        <source>Which files would be applied to which tenants, in order.</source>
        <translation>Qué archivos se aplicarían a qué tenants, en orden.</translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) from %1 to %2</source>
        <translation>
            <numerusform>%n tenant de %1 a %2</numerusform>
            <numerusform>%n tenants de %1 a %2</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>outside of a transaction</source>
        <translation>fuera de una transacción</translation>
    </message>
    <message>
        <source>List runs, newest first.</source>
        <translation>Listar las ejecuciones, de la más reciente a la más antigua.</translation>
    </message>
    <message>
        <source>at most this many (50)</source>
        <translation>como máximo estas (50)</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hechos</translation>
    </message>
    <message>
        <source>verify</source>
        <translation>verificar</translation>
    </message>
    <message>
        <source>migrate</source>
        <translation>migrar</translation>
    </message>
    <message>
        <source>Show one run: its waves, who works on it, and its tenants.</source>
        <translation>Mostrar una ejecución: sus oleadas, quién trabaja en ella y sus tenants.</translation>
    </message>
    <message>
        <source>list its tenants too: all, pending, running, succeeded, failed or skipped</source>
        <translation>listar también sus tenants: all, pending, running, succeeded, failed o skipped</translation>
    </message>
    <message>
        <source>“%1” is no state of a tenant in a run.</source>
        <translation>«%1» no es un estado de un tenant en una ejecución.</translation>
    </message>
    <message>
        <source>Write all, pending, running, succeeded, failed or skipped.</source>
        <translation>Escribir all, pending, running, succeeded, failed o skipped.</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminada</translation>
    </message>
    <message numerus="yes">
        <source>In work by %1 on %2 (%3, pid %4), with %n tenant(s)</source>
        <translation>
            <numerusform>Trabaja en ella %1 en %2 (%3, pid %4), con %n tenant</numerusform>
            <numerusform>Trabaja en ella %1 en %2 (%3, pid %4), con %n tenants</numerusform>
        </translation>
    </message>
    <message>
        <source>Wave</source>
        <translation>Oleada</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Con éxito</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Omitidos</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Comprobación</translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) do not answer as they should</source>
        <translation>
            <numerusform>%n tenant no responde como debe</numerusform>
            <numerusform>%n tenants no responden como deben</numerusform>
        </translation>
    </message>
    <message>
        <source>passed</source>
        <translation>superada</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Intentos</translation>
    </message>
    <message>
        <source>The failures of a run, by what they have in common.</source>
        <translation>Los fallos de una ejecución, por lo que tienen en común.</translation>
    </message>
    <message>
        <source>Nothing failed.</source>
        <translation>No falló nada.</translation>
    </message>
    <message>
        <source>Pause a run: what is in work ends, nothing else begins, whoever works on it.</source>
        <translation>Pausar una ejecución: lo que está en curso termina y nada más empieza, sea quien sea quien trabaje en ella.</translation>
    </message>
    <message>
        <source>Run %1 is paused.</source>
        <translation>La ejecución %1 está en pausa.</translation>
    </message>
    <message>
        <source>Go on with a run that was paused or left, or help with one that others work on.</source>
        <translation>Seguir con una ejecución pausada o abandonada, o ayudar con una en la que trabajan otros.</translation>
    </message>
    <message>
        <source>go on although tenants of the wave did not answer as they should</source>
        <translation>seguir aunque haya tenants de la oleada que no respondieron como deben</translation>
    </message>
    <message>
        <source>let those go on who work on it, and do not work on it here</source>
        <translation>dejar que sigan quienes trabajan en ella, sin trabajar en ella aquí</translation>
    </message>
    <message>
        <source>Run %1 goes on.</source>
        <translation>La ejecución %1 sigue.</translation>
    </message>
    <message>
        <source>Try the tenants again that failed in a run, all of them or those of one cause.</source>
        <translation>Volver a intentar los tenants que fallaron en una ejecución, todos o los de una causa.</translation>
    </message>
    <message>
        <source>only this one, by its number in `migrate failures`</source>
        <translation>solo esta, por su número en `migrate failures`</translation>
    </message>
    <message>
        <source>only put them back; whoever works on the run takes them</source>
        <translation>solo devolverlos a la cola; los toma quien trabaje en la ejecución</translation>
    </message>
    <message numerus="yes">
        <source>The run has %n cause(s) of failure.</source>
        <translation>
            <numerusform>La ejecución tiene %n causa de fallo.</numerusform>
            <numerusform>La ejecución tiene %n causas de fallo.</numerusform>
        </translation>
    </message>
    <message>
        <source>See: tenantryctl migrate failures %1</source>
        <translation>Ver: tenantryctl migrate failures %1</translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) are tried again.</source>
        <translation>
            <numerusform>Se vuelve a intentar %n tenant.</numerusform>
            <numerusform>Se vuelven a intentar %n tenants.</numerusform>
        </translation>
    </message>
    <message>
        <source>End a run for good: what is in work is stopped and rolled back, what is done stays.</source>
        <translation>Terminar una ejecución para siempre: lo que está en curso se detiene y se deshace, lo hecho se queda.</translation>
    </message>
    <message numerus="yes">
        <source>Cancel the run %1, with %n tenant(s) left?</source>
        <translation>
            <numerusform>¿Cancelar la ejecución %1, con %n tenant pendiente?</numerusform>
            <numerusform>¿Cancelar la ejecución %1, con %n tenants pendientes?</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>No se cambió nada.</translation>
    </message>
    <message>
        <source>Run %1 is cancelled.</source>
        <translation>La ejecución %1 está cancelada.</translation>
    </message>
    <message>
        <source>No run is open.</source>
        <translation>No hay ninguna ejecución abierta.</translation>
    </message>
    <message>
        <source>There was no run yet.</source>
        <translation>Todavía no hubo ninguna ejecución.</translation>
    </message>
    <message>
        <source>Start one: tenantryctl migrate apply</source>
        <translation>Empezar una: tenantryctl migrate apply</translation>
    </message>
    <message>
        <source>its name; not needed where there is only one</source>
        <translation>su nombre; no hace falta donde solo hay uno</translation>
    </message>
    <message>
        <source>the same as PRODUCT</source>
        <translation>lo mismo que PRODUCT</translation>
    </message>
    <message>
        <source>only this one</source>
        <translation>solo este</translation>
    </message>
    <message>
        <source>only those that match, as in the panel&apos;s filter box</source>
        <translation>solo los que coincidan, como en el filtro del panel</translation>
    </message>
    <message>
        <source>its id, or the end of it; left out: the newest one</source>
        <translation>su id, o el final de este; sin él, la más reciente</translation>
    </message>
    <message numerus="yes">
        <source>%1. %n tenant(s)</source>
        <translation>
            <numerusform>%1. %n tenant</numerusform>
            <numerusform>%1. %n tenants</numerusform>
        </translation>
    </message>
    <message>
        <source>Most likely: %1</source>
        <translation>Lo más probable: %1</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>Qué hacer: %1</translation>
    </message>
    <message>
        <source>Bring tenants&apos; databases from version to version: what is due, rolling it out, what failed</source>
        <translation>Llevar las bases de datos de los tenants de versión en versión: qué falta, su despliegue, qué falló</translation>
    </message>
    <message>
        <source>pause when more tenants failed than that; else after a wave in which one did</source>
        <translation>pausar cuando hayan fallado más tenants que estos; si no, tras una oleada en la que falló uno</translation>
    </message>
    <message>
        <source>Paused before the next wave: tenants of this one failed, or do not answer as they should. See tenantryctl migrate show %1; then: tenantryctl migrate retry %1, or resume %1 --past-check</source>
        <translation>En pausa antes de la oleada siguiente: hay tenants de esta que fallaron, o que no responden como deben. Ver tenantryctl migrate show %1; después: tenantryctl migrate retry %1, o resume %1 --past-check</translation>
    </message>
    <message>
        <source>take the new text of files that changed, where no tenant has them yet</source>
        <translation>tomar el texto nuevo de los archivos que cambiaron, si ningún tenant los tiene todavía</translation>
    </message>
    <message numerus="yes">
        <source>%n new or changed migration(s) in “%1”, head version %2.</source>
        <translation>
            <numerusform>%n migración nueva o cambiada en «%1», última versión %2.</numerusform>
            <numerusform>%n migraciones nuevas o cambiadas en «%1», última versión %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, run %2</source>
        <comment>what became of it</comment>
        <translation>%1, ejecución %2</translation>
    </message>
    <message>
        <source>--%1 takes a size such as 500MB or 20GB, not “%2”.</source>
        <translation>--%1 lleva un tamaño como 500MB o 20GB, no «%2».</translation>
    </message>
    <message>
        <source>named</source>
        <translation>indicado</translation>
    </message>
    <message>
        <source>smallest</source>
        <translation>el más pequeño</translation>
    </message>
    <message>
        <source>median size</source>
        <translation>tamaño mediano</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>el más grande</translation>
    </message>
    <message>
        <source>oldest version</source>
        <translation>la versión más antigua</translation>
    </message>
    <message>
        <source>works</source>
        <translation>funciona</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>nada que hacer</translation>
    </message>
    <message>
        <source>cannot be migrated</source>
        <translation>no se puede migrar</translation>
    </message>
    <message>
        <source>not copied</source>
        <translation>no copiado</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>falla</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>no probado</translation>
    </message>
    <message>
        <source>copied in %1</source>
        <translation>copiado en %1</translation>
    </message>
    <message>
        <source>migrated in %1</source>
        <translation>migrado en %1</translation>
    </message>
    <message>
        <source>nobody reads or writes</source>
        <translation>nadie lee ni escribe</translation>
    </message>
    <message>
        <source>nobody writes</source>
        <translation>nadie escribe</translation>
    </message>
    <message>
        <source>nobody has to wait</source>
        <translation>nadie tiene que esperar</translation>
    </message>
    <message>
        <source>written anew</source>
        <translation>reescrita</translation>
    </message>
    <message>
        <source>Roll-out</source>
        <translation>Despliegue</translation>
    </message>
    <message numerus="yes">
        <source>about %1, for %n tenant(s)</source>
        <translation>
            <numerusform>unos %1, para %n tenant</numerusform>
            <numerusform>unos %1, para %n tenants</numerusform>
        </translation>
    </message>
    <message>
        <source>Longest tenant</source>
        <translation>Tenant más largo</translation>
    </message>
    <message>
        <source>Longest lock</source>
        <translation>Bloqueo más largo</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Sin medir</translation>
    </message>
    <message>
        <source>Try a roll-out on copies of a few tenants: what fails, how long it takes, what it locks and writes anew.</source>
        <translation>Probar un despliegue en copias de unos pocos tenants: qué falla, cuánto tarda, qué bloquea y qué reescribe.</translation>
    </message>
    <message>
        <source>copy this one; may be given again. Else the smallest, the median, the largest and one of the oldest version</source>
        <translation>copiar este; se puede repetir. Si no, el más pequeño, el mediano, el más grande y uno de la versión más antigua</translation>
    </message>
    <message>
        <source>copy no larger database than this (50GiB)</source>
        <translation>no copiar ninguna base de datos mayor que esto (50GiB)</translation>
    </message>
    <message>
        <source>what the server&apos;s disk has left, where this cannot be found out</source>
        <translation>lo que le queda libre al disco del servidor, donde no se puede averiguar</translation>
    </message>
    <message>
        <source>for all of it (60)</source>
        <translation>para todo (60)</translation>
    </message>
    <message>
        <source>of the roll-out that is predicted, as for migrate apply</source>
        <translation>del despliegue que se predice, como en migrate apply</translation>
    </message>
    <message>
        <source>connections to one server in that roll-out, as for migrate apply</source>
        <translation>conexiones a un servidor en ese despliegue, como en migrate apply</translation>
    </message>
    <message>
        <source>Copies are made with pg_dump and pg_restore of this computer, on the tenant&apos;s own server, and dropped at the end; those of a program that was killed by the next rehearsal. No tenant is changed. Copies have no other users, so nobody holds a lock against the files.</source>
        <translation>Las copias se hacen con pg_dump y pg_restore de este equipo, en el propio servidor del tenant, y se eliminan al final; las de un programa que murió, en el siguiente ensayo. No se cambia ningún tenant. Las copias no tienen otros usuarios, así que nadie mantiene un bloqueo contra los archivos.</translation>
    </message>
    <message>
        <source>copying, %1 of about %2</source>
        <translation>copiando, %1 de unos %2</translation>
    </message>
    <message>
        <source>copying, %1</source>
        <translation>copiando, %1</translation>
    </message>
    <message>
        <source>%1, file %2 of %3</source>
        <translation>%1, archivo %2 de %3</translation>
    </message>
    <message>
        <source>throwing the copy away</source>
        <translation>eliminando la copia</translation>
    </message>
    <message>
        <source>Nothing to rehearse: no tenant is behind %1.</source>
        <translation>Nada que ensayar: ningún tenant está por detrás de %1.</translation>
    </message>
    <message>
        <source>everybody may call %1, which runs with its owner&apos;s rights</source>
        <translation>todos pueden llamar a %1, que se ejecuta con los derechos de su dueño</translation>
    </message>
    <message>
        <source>everybody may write %1</source>
        <translation>todos pueden escribir en %1</translation>
    </message>
    <message>
        <source>everybody may move %1</source>
        <translation>todos pueden mover %1</translation>
    </message>
    <message>
        <source>everybody may create something in %1</source>
        <translation>todos pueden crear algo en %1</translation>
    </message>
    <message>
        <source>everybody may reach another server through %1</source>
        <translation>todos pueden llegar a otro servidor por %1</translation>
    </message>
    <message>
        <source>everybody may read %1, which is masked</source>
        <translation>todos pueden leer %1, que está enmascarada</translation>
    </message>
    <message>
        <source>the inspection role is a member of %1</source>
        <translation>el rol de inspección es miembro de %1</translation>
    </message>
    <message>
        <source>Make the roles that tenants are looked into with, or set right what those may read.</source>
        <translation>Crear los roles con los que se mira dentro de los tenants, o corregir lo que pueden leer.</translation>
    </message>
    <message>
        <source>new ones for the roles: who kept the old ones is out</source>
        <translation>contraseñas nuevas para los roles: quien guardó las antiguas queda fuera</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tablas</translation>
    </message>
    <message>
        <source>Masked columns</source>
        <translation>Columnas enmascaradas</translation>
    </message>
    <message>
        <source>Open to USERs</source>
        <translation>Abierto a los USER</translation>
    </message>
    <message>
        <source>List or change which columns a USER does not see.</source>
        <translation>Mostrar o cambiar qué columnas no ve un USER.</translation>
    </message>
    <message>
        <source>mask columns of this name: *phone*, customer.notes; ADMIN only</source>
        <translation>enmascarar las columnas con este nombre: *phone*, customer.notes; solo ADMIN</translation>
    </message>
    <message>
        <source>do not mask by this pattern any more; ADMIN only</source>
        <translation>no enmascarar más con este patrón; solo ADMIN</translation>
    </message>
    <message>
        <source>A pattern with a dot is compared with table.column and schema.table.column, others with the name of the column. After a change, USERs are let in again tenant by tenant, as `inspect prepare` goes through them.</source>
        <translation>Un patrón con un punto se compara con tabla.columna y esquema.tabla.columna; los demás, con el nombre de la columna. Después de un cambio, los USER vuelven a entrar tenant por tenant, según pasa `inspect prepare` por ellos.</translation>
    </message>
    <message>
        <source>USERs are let in again when this has run: tenantryctl inspect prepare</source>
        <translation>Los USER vuelven a entrar cuando se haya ejecutado: tenantryctl inspect prepare</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>No se pudo escribir %1: %2.</translation>
    </message>
    <message>
        <source>Ask a tenant&apos;s database one read-only question.</source>
        <translation>Hacer una pregunta de solo lectura a la base de datos de un tenant.</translation>
    </message>
    <message>
        <source>slug, subdomain, full host name or id; not with --filter</source>
        <translation>slug, subdominio, nombre de host completo o id; no con --filter</translation>
    </message>
    <message>
        <source>SELECT, VALUES, TABLE, EXPLAIN or SHOW; - reads it from standard input</source>
        <translation>SELECT, VALUES, TABLE, EXPLAIN o SHOW; - lo lee de la entrada estándar</translation>
    </message>
    <message>
        <source>why: it is written down with the question</source>
        <translation>por qué: se anota con la pregunta</translation>
    </message>
    <message>
        <source>rows at most, of each tenant; 1000 if not given</source>
        <translation>filas como máximo, de cada tenant; 1000 si no se indica</translation>
    </message>
    <message>
        <source>write the rows as CSV that no spreadsheet runs as formulas; - is standard output</source>
        <translation>escribir las filas como CSV que ninguna hoja de cálculo ejecuta como fórmulas; - es la salida estándar</translation>
    </message>
    <message>
        <source>instead of TENANT: all that match, as in the panel&apos;s filter box; their rows in one answer</source>
        <translation>en vez de TENANT: todos los que coinciden, como en el filtro del panel; sus filas en una sola respuesta</translation>
    </message>
    <message>
        <source>It runs as a role that can only look, in a transaction that is rolled back. A USER does not see the columns that `inspect masks` lists. The question is an event of the tenant, with its reason; so is how many rows were shown.</source>
        <translation>Se ejecuta con un rol que solo puede mirar, en una transacción que se deshace. Un USER no ve las columnas que enumera `inspect masks`. La pregunta es un evento del tenant, con su motivo; también cuántas filas se mostraron.</translation>
    </message>
    <message>
        <source>The query is missing.</source>
        <translation>Falta la consulta.</translation>
    </message>
    <message>
        <source>Give the query in quotes, as one word.</source>
        <translation>Indicar la consulta entre comillas, como una sola palabra.</translation>
    </message>
    <message>
        <source>The reason is empty.</source>
        <translation>El motivo está vacío.</translation>
    </message>
    <message>
        <source>Say why in a few words: the number of the ticket, for example.</source>
        <translation>Decir por qué en pocas palabras: por ejemplo, el número de la incidencia.</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) were longer than 64 kB and are cut.</source>
        <translation>
            <numerusform>%n valor ocupaba más de 64 kB y está cortado.</numerusform>
            <numerusform>%n valores ocupaban más de 64 kB y están cortados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s), %1.</source>
        <translation>
            <numerusform>%n fila, %1.</numerusform>
            <numerusform>%n filas, %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are more: this is where --limit cuts.</source>
        <translation>Hay más: aquí corta --limit.</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>preguntados</translation>
    </message>
    <message>
        <source>List who looked into which tenant, what they asked, and why.</source>
        <translation>Mostrar quién miró dentro de qué tenant, qué preguntó y por qué.</translation>
    </message>
    <message>
        <source>only what this operator asked</source>
        <translation>solo lo que preguntó este operador</translation>
    </message>
    <message>
        <source>the newest N; 100 if not given</source>
        <translation>los N más recientes; 100 si no se indica</translation>
    </message>
    <message>
        <source>A USER sees what they asked themselves.</source>
        <translation>Un USER ve lo que preguntó él mismo.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Look into a tenant&apos;s database, without being able to change anything</source>
        <translation>Mirar dentro de la base de datos de un tenant, sin poder cambiar nada</translation>
    </message>
    <message>
        <source>Change what the registry says of a product.</source>
        <translation>Cambiar lo que el registro dice de un producto.</translation>
    </message>
    <message>
        <source>where its tenants answer, for diagnosis: https://{host}/health; empty: nowhere</source>
        <translation>dónde responden sus tenants, para el diagnóstico: https://{host}/health; vacío: en ningún sitio</translation>
    </message>
    <message>
        <source>{host}, {subdomain} and {slug} stand for the tenant&apos;s.</source>
        <translation>{host}, {subdomain} y {slug} representan los del tenant.</translation>
    </message>
    <message>
        <source>Nothing to change: give --description or --web-address.</source>
        <translation>No hay nada que cambiar: falta --description o --web-address.</translation>
    </message>
    <message>
        <source>Product “%1” changed.</source>
        <translation>Producto «%1» cambiado.</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Dirección web</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>no alcanzado</translation>
    </message>
    <message>
        <source>Walk the way that a tenant&apos;s customers take, up to the first step that is broken.</source>
        <translation>Recorrer el camino de los clientes de un tenant hasta el primer paso roto.</translation>
    </message>
    <message>
        <source>go on after a broken step</source>
        <translation>seguir después de un paso roto</translation>
    </message>
    <message>
        <source>leave out the name, the certificate and the answer</source>
        <translation>omitir el nombre, el certificado y la respuesta</translation>
    </message>
    <message>
        <source>ask this address instead of the one that the name leads to</source>
        <translation>preguntar a esta dirección y no a la que lleva el nombre</translation>
    </message>
    <message>
        <source>why you look, for the audit: a ticket&apos;s number</source>
        <translation>por qué se mira, para la auditoría: un número de incidencia</translation>
    </message>
    <message>
        <source>for each step; 5 if not given</source>
        <translation>para cada paso; 5 si no se indica</translation>
    </message>
    <message>
        <source>as plain text for a ticket, all at once</source>
        <translation>como texto sin formato para una incidencia, todo de una vez</translation>
    </message>
    <message>
        <source>The status is 0 when nothing is broken, and 1 when something is. There are no secrets in what it says.</source>
        <translation>El estado es 0 si nada está roto y 1 si algo lo está. En lo que dice no hay secretos.</translation>
    </message>
    <message>
        <source>--address wants an IP address, not “%1”.</source>
        <translation>--address espera una dirección IP, no «%1».</translation>
    </message>
    <message numerus="yes">
        <source>Nothing is broken; %n thing(s) to look at.</source>
        <translation>
            <numerusform>Nada está roto; hay %n cosa que mirar.</numerusform>
            <numerusform>Nada está roto; hay %n cosas que mirar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is broken.</source>
        <translation>Nada está roto.</translation>
    </message>
    <message>
        <source>why: it is written down</source>
        <translation>por qué: se anota</translation>
    </message>
    <message>
        <source>Show a tenant&apos;s tables: rows, sizes, dead rows, bloat; indexes and sequences that need a look.</source>
        <translation>Mostrar las tablas de un tenant: filas, tamaños, filas muertas, espacio desperdiciado; índices y secuencias que hay que mirar.</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Índices</translation>
    </message>
    <message>
        <source>Dead rows</source>
        <translation>Filas muertas</translation>
    </message>
    <message>
        <source>Bloat</source>
        <translation>Desperdicio</translation>
    </message>
    <message>
        <source>Last vacuum</source>
        <translation>Último vacuum</translation>
    </message>
    <message>
        <source>Last analyze</source>
        <translation>Último analyze</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Índice</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>invalid: REINDEX it or drop it</source>
        <translation>no válido: hacer REINDEX o borrarlo</translation>
    </message>
    <message>
        <source>the same as %1</source>
        <translation>igual que %1</translation>
    </message>
    <message>
        <source>never read</source>
        <translation>nunca leído</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Secuencia</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Usada</translation>
    </message>
    <message>
        <source>Last value</source>
        <translation>Último valor</translation>
    </message>
    <message>
        <source>Ends at</source>
        <translation>Termina en</translation>
    </message>
    <message>
        <source>Something is locked: sizes are those of the last VACUUM or ANALYZE.</source>
        <translation>Algo está bloqueado: los tamaños son los del último VACUUM o ANALYZE.</translation>
    </message>
    <message>
        <source>Show who waits for whom in a tenant&apos;s database, as a tree.</source>
        <translation>Mostrar quién espera a quién en la base de datos de un tenant, como árbol.</translation>
    </message>
    <message>
        <source>Show the sessions in a tenant&apos;s database: state, statement, how long, waiting for whom.</source>
        <translation>Mostrar las sesiones en la base de datos de un tenant: estado, sentencia, cuánto tiempo, a quién esperan.</translation>
    </message>
    <message>
        <source>A USER sees statements without the values in them.</source>
        <translation>Un USER ve las sentencias sin los valores que contienen.</translation>
    </message>
    <message>
        <source>Nobody waits for a lock.</source>
        <translation>Nadie espera un bloqueo.</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>Nadie tiene sesión iniciada.</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Aplicación</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Espera a</translation>
    </message>
    <message>
        <source>a prepared transaction</source>
        <translation>una transacción preparada</translation>
    </message>
    <message>
        <source>Show what is set differently for a tenant, its extensions, and who holds which rights there.</source>
        <translation>Mostrar qué está configurado de otro modo para un tenant, sus extensiones y quién tiene qué derechos allí.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Ajuste</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Extensión</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Esquema</translation>
    </message>
    <message>
        <source>Member of</source>
        <translation>Miembro de</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Derechos</translation>
    </message>
    <message>
        <source>Cancel what a session of a tenant&apos;s database runs; the session stays.</source>
        <translation>Cancelar lo que ejecuta una sesión de la base de datos de un tenant; la sesión queda.</translation>
    </message>
    <message>
        <source>End a session of a tenant&apos;s database; what it had not committed is rolled back.</source>
        <translation>Terminar una sesión de la base de datos de un tenant; se deshace lo que no había confirmado.</translation>
    </message>
    <message>
        <source>as `inspect activity` and `inspect locks` show it</source>
        <translation>como lo muestran `inspect activity` e `inspect locks`</translation>
    </message>
    <message>
        <source>“%1” is no PID.</source>
        <translation>«%1» no es un PID.</translation>
    </message>
    <message>
        <source>Give the number that `inspect activity` shows.</source>
        <translation>Indicar el número que muestra `inspect activity`.</translation>
    </message>
    <message>
        <source>Cancel what session %1 of %2 runs?</source>
        <translation>¿Cancelar lo que ejecuta la sesión %1 de %2?</translation>
    </message>
    <message>
        <source>End session %1 of %2?</source>
        <translation>¿Terminar la sesión %1 de %2?</translation>
    </message>
    <message>
        <source>The server was asked to cancel it.</source>
        <translation>Se ha pedido al servidor que lo cancele.</translation>
    </message>
    <message>
        <source>The session was ended.</source>
        <translation>La sesión se ha terminado.</translation>
    </message>
    <message>
        <source>%1 on %2 (%3, pid %4)</source>
        <translation>%1 en %2 (%3, pid %4)</translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation>otra persona</translation>
    </message>
    <message>
        <source>Look at servers and tenants once, now, and write down how they are.</source>
        <translation>Mirar servidores y tenants una vez, ahora, y anotar cómo están.</translation>
    </message>
    <message>
        <source>exit status 1 where something is unreachable or has an open alert</source>
        <translation>estado de salida 1 donde algo sea inaccesible o tenga una alerta abierta</translation>
    </message>
    <message>
        <source>Asks each server for what it knows of all its databases, signs in to every tenant as the tenant does, and reads what is inside. While somebody else collects (`health watch`, an open panel), the figures are shown and not written.</source>
        <translation>Pregunta a cada servidor lo que sabe de todas sus bases de datos, inicia sesión en cada tenant como lo hace el tenant y lee lo que hay dentro. Mientras otro recoge los datos (`health watch`, un panel abierto), las cifras se muestran y no se escriben.</translation>
    </message>
    <message>
        <source>servers</source>
        <translation>servidores</translation>
    </message>
    <message>
        <source>Only shown, not written: %1 collects.</source>
        <translation>Solo se muestra, no se escribe: los datos los recoge %1.</translation>
    </message>
    <message>
        <source>Keep looking at servers and tenants until stopped, and tell of alerts.</source>
        <translation>Vigilar servidores y tenants hasta que se detenga, y avisar de las alertas.</translation>
    </message>
    <message>
        <source>between two looks at a server (60); where something is wrong, a quarter of that</source>
        <translation>entre dos miradas a un servidor (60); donde algo va mal, la cuarta parte</translation>
    </message>
    <message>
        <source>between two sign-ins to the same tenant at most (300; to 200 tenants of a server with each look); where something is wrong, a tenth of that</source>
        <translation>entre dos inicios de sesión en el mismo tenant, como mucho (300; en 200 tenants de un servidor, con cada mirada); donde algo va mal, la décima parte</translation>
    </message>
    <message>
        <source>One collector per registry works; started while another one does, this one stands by and takes over when that one ends. Ctrl+C stops it.</source>
        <translation>Solo trabaja un recolector por registro; si se inicia mientras lo hace otro, este espera y lo releva cuando aquel termina. Ctrl+C lo detiene.</translation>
    </message>
    <message>
        <source>Collecting; Ctrl+C stops.</source>
        <translation>Recogiendo datos; Ctrl+C lo detiene.</translation>
    </message>
    <message>
        <source>Standing by: %1 collects.</source>
        <translation>A la espera: los datos los recoge %1.</translation>
    </message>
    <message>
        <source>CRITICAL</source>
        <translation>CRÍTICO</translation>
    </message>
    <message>
        <source>WARNING</source>
        <translation>AVISO</translation>
    </message>
    <message>
        <source>WELL AGAIN</source>
        <translation>RESUELTA</translation>
    </message>
    <message>
        <source>%1: %2 of %3 tenants need attention, %4</source>
        <translation>%1: %2 de %3 tenants requieren atención, %4</translation>
    </message>
    <message>
        <source>The registry does not answer: %1</source>
        <translation>El registro no responde: %1</translation>
    </message>
    <message>
        <source>How tenants were when they were last looked at, worst first; or all about one.</source>
        <translation>Cómo estaban los tenants la última vez que se miraron, los peores primero; o todo sobre uno.</translation>
    </message>
    <message>
        <source>slug, subdomain, full host name or id; left out: all</source>
        <translation>slug, subdominio, nombre de host completo o identificador; sin él: todos</translation>
    </message>
    <message>
        <source>Name it.</source>
        <translation>Indicar cuál.</translation>
    </message>
    <message>
        <source>Nobody has looked yet: `tenantryctl health sweep` looks once, `tenantryctl health watch` goes on looking.</source>
        <translation>Nadie ha mirado todavía: `tenantryctl health sweep` mira una vez, `tenantryctl health watch` sigue mirando.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Salud</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>Mirado</translation>
    </message>
    <message>
        <source>%1, a query %2 (signed in as %3)</source>
        <translation>%1, una consulta %2 (con la sesión de %3)</translation>
    </message>
    <message>
        <source>the tenant</source>
        <translation>el tenant</translation>
    </message>
    <message>
        <source>the server&apos;s owner</source>
        <translation>el propietario del servidor</translation>
    </message>
    <message>
        <source>Transactions per second</source>
        <translation>Transacciones por segundo</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>Revertidas</translation>
    </message>
    <message>
        <source>Cache hits</source>
        <translation>Aciertos de caché</translation>
    </message>
    <message>
        <source>Deadlocks</source>
        <translation>Interbloqueos</translation>
    </message>
    <message>
        <source>Longest query</source>
        <translation>Consulta más larga</translation>
    </message>
    <message>
        <source>Idle in transaction</source>
        <translation>Inactivas en transacción</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <translation>%1, desde hace %2</translation>
    </message>
    <message>
        <source>Waiting for locks</source>
        <translation>Esperando bloqueos</translation>
    </message>
    <message>
        <source>Wraparound age</source>
        <translation>Antigüedad de transacciones</translation>
    </message>
    <message>
        <source>Sequence used up</source>
        <translation>Secuencia agotada</translation>
    </message>
    <message>
        <source>Invalid indexes</source>
        <translation>Índices no válidos</translation>
    </message>
    <message>
        <source>Largest tables</source>
        <translation>Tablas más grandes</translation>
    </message>
    <message>
        <source>Check “%1” fails: %2</source>
        <translation>La comprobación «%1» falla: %2</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Inaccesible</translation>
    </message>
    <message>
        <source>Open alerts, worst first; say that one was seen, or silence it.</source>
        <translation>Alertas abiertas, las peores primero; confirmar una o silenciarla.</translation>
    </message>
    <message>
        <source>only of this one</source>
        <translation>solo de este</translation>
    </message>
    <message>
        <source>seen; the end of its id suffices</source>
        <translation>confirmada; basta el final de su identificador</translation>
    </message>
    <message>
        <source>seen, and not to be told of until --until</source>
        <translation>confirmada, y sin avisar hasta --until</translation>
    </message>
    <message>
        <source>with --silence: a date, or a date and time; in the past: no longer silent</source>
        <translation>con --silence: una fecha, o fecha y hora; en el pasado: deja de estar en silencio</translation>
    </message>
    <message>
        <source>with --ack and --silence: what is known about it</source>
        <translation>con --ack y --silence: lo que se sabe de ella</translation>
    </message>
    <message>
        <source>closed ones too, newest first after the open ones</source>
        <translation>también las cerradas, las más recientes primero, después de las abiertas</translation>
    </message>
    <message>
        <source>--note and --until go with --ack or --silence.</source>
        <translation>--note y --until van con --ack o --silence.</translation>
    </message>
    <message>
        <source>--silence and --until go together.</source>
        <translation>--silence y --until van juntos.</translation>
    </message>
    <message>
        <source>Say how long: --until 2027-01-31T08:00.</source>
        <translation>Indicar hasta cuándo: --until 2027-01-31T08:00.</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) acknowledged.</source>
        <translation>
            <numerusform>%n alerta confirmada.</numerusform>
            <numerusform>%n alertas confirmadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>No alert is open.</source>
        <translation>No hay ninguna alerta abierta.</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alerta</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravedad</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>Confirmada por</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrada</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>crítica</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>aviso</translation>
    </message>
    <message>
        <source>--%1 takes a number that is not negative, not “%2”.</source>
        <translation>--%1 espera un número que no sea negativo, no «%2».</translation>
    </message>
    <message>
        <source>From where on something is worth an alert: list, set, clear.</source>
        <translation>A partir de dónde algo merece una alerta: listar, fijar, quitar.</translation>
    </message>
    <message>
        <source>list, set or clear</source>
        <translation>list, set o clear</translation>
    </message>
    <message>
        <source>as `list` names it; for set and clear</source>
        <translation>como la nombra `list`; para set y clear</translation>
    </message>
    <message>
        <source>in the metric&apos;s unit</source>
        <translation>en la unidad de la medida</translation>
    </message>
    <message>
        <source>that long before an alert opens or gets worse</source>
        <translation>tanto tiempo antes de que una alerta se abra o empeore</translation>
    </message>
    <message>
        <source>that long well before it closes</source>
        <translation>tanto tiempo bien antes de que se cierre</translation>
    </message>
    <message>
        <source>better than the threshold by that much, to be well again</source>
        <translation>mejor que el umbral en esa cantidad, para volver a estar bien</translation>
    </message>
    <message>
        <source>not judged at all</source>
        <translation>no se juzga</translation>
    </message>
    <message>
        <source>for tenants of this plan</source>
        <translation>para los tenants de este plan</translation>
    </message>
    <message>
        <source>for this tenant</source>
        <translation>para este tenant</translation>
    </message>
    <message>
        <source>The narrowest threshold wins, value by value: the tenant&apos;s, the plan&apos;s, the fleet&apos;s, the default. `list` says where the defaults come from.</source>
        <translation>Gana el umbral más específico, valor por valor: el del tenant, el del plan, el de la flota, el predeterminado. `list` dice de dónde vienen los predeterminados.</translation>
    </message>
    <message>
        <source>“%1” is nothing that can be done with thresholds.</source>
        <translation>«%1» no es nada que se pueda hacer con umbrales.</translation>
    </message>
    <message>
        <source>Write list, set or clear.</source>
        <translation>Escribir list, set o clear.</translation>
    </message>
    <message>
        <source>Name the metric.</source>
        <translation>Indicar la medida.</translation>
    </message>
    <message>
        <source>`list` takes no metric.</source>
        <translation>`list` no espera ninguna medida.</translation>
    </message>
    <message>
        <source>Say what is to hold: --warning, --critical, --for, --clear-after, --hysteresis or --off.</source>
        <translation>Indicar qué debe valer: --warning, --critical, --for, --clear-after, --hysteresis u --off.</translation>
    </message>
    <message>
        <source>Levels are given with `set`.</source>
        <translation>Los niveles se indican con `set`.</translation>
    </message>
    <message>
        <source>A plan and a tenant were both given.</source>
        <translation>Se han indicado a la vez un plan y un tenant.</translation>
    </message>
    <message>
        <source>Give one of them.</source>
        <translation>Indicar solo uno de los dos.</translation>
    </message>
    <message>
        <source>Nobody set a threshold for “%1” there.</source>
        <translation>Nadie ha fijado ahí un umbral para «%1».</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Medida</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Crítico</translation>
    </message>
    <message>
        <source>Lasting</source>
        <translation>Durante</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>De dónde viene</translation>
    </message>
    <message>
        <source>off</source>
        <translation>desactivado</translation>
    </message>
    <message>
        <source>tenants</source>
        <translation>tenants</translation>
    </message>
    <message>
        <source>set here</source>
        <translation>fijado aquí</translation>
    </message>
    <message>
        <source>plan %1</source>
        <translation>plan %1</translation>
    </message>
    <message>
        <source>Checks of a product&apos;s own: SQL that gives true where all is well. List, set, remove.</source>
        <translation>Comprobaciones propias de un producto: SQL que da verdadero donde todo va bien. Listar, fijar, quitar.</translation>
    </message>
    <message>
        <source>list, set or remove</source>
        <translation>list, set o remove</translation>
    </message>
    <message>
        <source>its name</source>
        <translation>su nombre</translation>
    </message>
    <message>
        <source>of the check; not for list</source>
        <translation>de la comprobación; no para list</translation>
    </message>
    <message>
        <source>one statement that gives one row, which begins with true</source>
        <translation>una sentencia que da una fila que empieza por verdadero</translation>
    </message>
    <message>
        <source>Asked whenever a tenant is signed in to, as the tenant, in a transaction that only reads, for at most five seconds.</source>
        <translation>Se preguntan cada vez que se inicia sesión en un tenant, como el tenant, en una transacción que solo lee, durante cinco segundos como máximo.</translation>
    </message>
    <message>
        <source>“%1” is nothing that can be done with checks.</source>
        <translation>«%1» no es nada que se pueda hacer con comprobaciones.</translation>
    </message>
    <message>
        <source>Write list, set or remove.</source>
        <translation>Escribir list, set o remove.</translation>
    </message>
    <message>
        <source>Name the check, and give its --sql.</source>
        <translation>Indicar el nombre de la comprobación y su --sql.</translation>
    </message>
    <message>
        <source>Name the check.</source>
        <translation>Indicar el nombre de la comprobación.</translation>
    </message>
    <message>
        <source>`list` takes a product and nothing else.</source>
        <translation>`list` espera un producto y nada más.</translation>
    </message>
    <message>
        <source>%1 has no check called “%2”.</source>
        <translation>%1 no tiene ninguna comprobación llamada «%2».</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>only those on this server; name or id</source>
        <translation>solo los de este servidor; nombre o identificador</translation>
    </message>
    <message>
        <source>no database</source>
        <translation>sin base de datos</translation>
    </message>
    <message>
        <source>cannot sign in</source>
        <translation>no puede iniciar sesión</translation>
    </message>
    <message>
        <source>no connection left</source>
        <translation>sin conexiones libres</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sin respuesta</translation>
    </message>
    <message>
        <source>takes no connections</source>
        <translation>no acepta conexiones</translation>
    </message>
    <message>
        <source>A tenant and a filter were both given.</source>
        <translation>Se han indicado a la vez un tenant y un filtro.</translation>
    </message>
    <message>
        <source>%1 per minute</source>
        <translation>%1 por minuto</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>aún sin mirar</translation>
    </message>
    <message>
        <source>reachable</source>
        <translation>accesible</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>inaccesible</translation>
    </message>
    <message>
        <source>server unreachable</source>
        <translation>servidor inaccesible</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrado</translation>
    </message>
    <message>
        <source>Server unreachable</source>
        <translation>Servidor inaccesible</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertas</translation>
    </message>
    <message>
        <source>How servers and tenants are: look, watch, alerts, thresholds</source>
        <translation>Cómo están los servidores y los tenants: mirar, vigilar, alertas, umbrales</translation>
    </message>
    <message>
        <source>Broken: %1</source>
        <translation>Roto: %1</translation>
    </message>
    <message>
        <source>pause after a wave whose tenants answer more slowly, roll back more or deadlock more than before, by so much</source>
        <translation>pausar tras una oleada cuyos tenants respondan más despacio, reviertan más o tengan más interbloqueos que antes, en esta medida</translation>
    </message>
    <message>
        <source>how long to wait for the figures of the health collector (300)</source>
        <translation>cuánto esperar las cifras del recolector de salud (300)</translation>
    </message>
    <message>
        <source>write each tenant&apos;s database into this folder before it is changed (pg_dump, for pg_restore)</source>
        <translation>escribir la base de datos de cada tenant en esta carpeta antes de cambiarla (pg_dump, para pg_restore)</translation>
    </message>
    <message>
        <source>Backups: %1, on the computers that worked on it</source>
        <translation>Copias de seguridad: %1, en los equipos que trabajaron en ella</translation>
    </message>
    <message>
        <source>Alert: %1</source>
        <translation>Alerta: %1</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierta</translation>
    </message>
    <message>
        <source>closed %1</source>
        <translation>cerrada %1</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificado</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>hasta %1</translation>
    </message>
    <message>
        <source>New tenants are prepared when they are provisioned, and again by each roll-out. It is to be repeated after a change of `inspect masks`, and for tables and columns that came another way, before a USER sees anything of it. What would lead a USER around the masks is listed, and keeps the tenant closed to them until it is gone.</source>
        <translation>Los tenants nuevos se preparan al aprovisionarlos, y de nuevo con cada despliegue. Hay que repetirlo después de cambiar `inspect masks`, y para tablas y columnas que llegaron de otro modo, antes de que un USER vea algo de ellas. Lo que permitiría a un USER rodear las máscaras se enumera, y deja el tenant cerrado para ellos hasta que desaparezca.</translation>
    </message>
    <message>
        <source>Taken back: the database of “%1” is as it was found.</source>
        <translation>Deshecho: la base de datos de «%1» está como se encontró.</translation>
    </message>
    <message>
        <source>Make a tenant of a database that is there already; what is in it stays as it is.</source>
        <translation>Hacer un tenant de una base de datos que ya existe; lo que hay en ella queda como está.</translation>
    </message>
    <message>
        <source>the database, as the server calls it</source>
        <translation>la base de datos, como la llama el servidor</translation>
    </message>
    <message>
        <source>of the product, that the database is at; without it the history of the tool that migrated it says</source>
        <translation>versión del producto en la que está la base de datos; sin ella lo dice el historial de la herramienta que la migró</translation>
    </message>
    <message>
        <source>a role that is there and is to be the tenant&apos;s; without it one is made</source>
        <translation>un rol que ya existe y será el del tenant; sin él se crea uno</translation>
    </message>
    <message>
        <source>the password that this role has: first line of a file</source>
        <translation>la contraseña que tiene ese rol: primera línea de un archivo</translation>
    </message>
    <message>
        <source>print the password of the tenant&apos;s role</source>
        <translation>mostrar la contraseña del rol del tenant</translation>
    </message>
    <message>
        <source>A role is made, which becomes the owner of the database and of what is in it, so that it can be migrated. Whoever owned that before becomes a member of that role and so keeps every right; what was granted stays granted. PUBLIC may not connect any more: roles that were granted something in the database, or have a session in it, are granted CONNECT. With --role a role that owns everything already is taken as it is; its password is not changed. `operation undo` gives an unfinished adoption back as it was found; the database is never dropped.</source>
        <translation>Se crea un rol que pasa a ser el propietario de la base de datos y de lo que hay en ella, para poder migrarla. Quien era el propietario pasa a ser miembro de ese rol y conserva así todos sus permisos; lo que estaba concedido sigue concedido. PUBLIC ya no puede conectarse: los roles a los que se había concedido algo en la base de datos, o que tienen una sesión en ella, reciben CONNECT. Con --role se toma tal como está un rol que ya es propietario de todo; su contraseña no se cambia. `operation undo` devuelve una adopción sin terminar como se encontró; la base de datos no se elimina nunca.</translation>
    </message>
    <message>
        <source>--role-password-file says nothing without --role.</source>
        <translation>--role-password-file no dice nada sin --role.</translation>
    </message>
    <message>
        <source>Everything holds: it can be adopted. Nothing was changed.</source>
        <translation>Todo se cumple: se puede adoptar. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>It cannot be adopted like this. Nothing was changed.</source>
        <translation>Así no se puede adoptar. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>The password is kept sealed: `tenantryctl tenant credentials %1 --show-secret`.</source>
        <translation>La contraseña se guarda sellada: `tenantryctl tenant credentials %1 --show-secret`.</translation>
    </message>
    <message>
        <source>Whether its schema is what version %1 should be: `tenantryctl migrate drift %2`.</source>
        <translation>Si su esquema es el que corresponde a la versión %1: `tenantryctl migrate drift %2`.</translation>
    </message>
    <message>
        <source>of one tenant, or of the server: what it was like, as far back; up to 48 by sample, further back by hour</source>
        <translation>de un tenant, o del servidor: cómo estaba, hasta tantas horas atrás; hasta 48, por muestra; más atrás, por hora</translation>
    </message>
    <message>
        <source>--history is of one tenant, or of one server.</source>
        <translation>--history es de un tenant, o de un servidor.</translation>
    </message>
    <message>
        <source>Nothing is known of %1 from that time.</source>
        <translation>No se sabe nada de %1 en ese tiempo.</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Como máximo</translation>
    </message>
    <message>
        <source>Replication lag</source>
        <translation>Retraso de replicación</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1 (%2 de %3)</translation>
    </message>
    <message>
        <source>Unused indexes</source>
        <translation>Índices sin uso</translation>
    </message>
    <message>
        <source>not known: counted for less than a week</source>
        <translation>no se sabe: se cuenta desde hace menos de una semana</translation>
    </message>
    <message>
        <source>Empty space in indexes (estimate)</source>
        <translation>Espacio vacío en índices (estimación)</translation>
    </message>
    <message>
        <source>Certificate expired or not trusted</source>
        <translation>Certificado caducado o no fiable</translation>
    </message>
    <message numerus="yes">
        <source>Certificate ends in %n day(s)</source>
        <translation>
            <numerusform>El certificado termina en %n día</numerusform>
            <numerusform>El certificado termina en %n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No backup for %n day(s)</source>
        <translation>
            <numerusform>Sin copia de seguridad desde hace %n día</numerusform>
            <numerusform>Sin copia de seguridad desde hace %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows and bloat are estimates from the last ANALYZE. An index is called unused when nothing has read it since the statistics were reset (what replicas read is not counted), and empty by an estimate from the number and width of its entries.</source>
        <translation>Las filas y el espacio desperdiciado son estimaciones del último ANALYZE. De un índice se dice que no se usa cuando nada lo ha leído desde que se reiniciaron las estadísticas (lo que leen las réplicas no se cuenta), y cuánto está vacío es una estimación según el número y el ancho de sus entradas.</translation>
    </message>
    <message>
        <source>about %1 of it empty: REINDEX it</source>
        <translation>unos %1 vacíos: aplicarle REINDEX</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is shown this once, is changed at the first sign-in, and ends after %n day(s).</source>
        <translation>
            <numerusform>Se muestra esta única vez, se cambia al entrar por primera vez y vence después de %n día.</numerusform>
            <numerusform>Se muestra esta única vez, se cambia al entrar por primera vez y vence después de %n días.</numerusform>
        </translation>
    </message>
    <message>
        <source>retired since %1</source>
        <translation>retirada desde %1</translation>
    </message>
    <message>
        <source>Make a new version of the data keys, and seal every credential anew under it.</source>
        <translation>Crear una versión nueva de las claves de datos y sellar de nuevo con ella todas las credenciales.</translation>
    </message>
    <message>
        <source>admin or inspect; both without</source>
        <translation>admin o inspect; ambas si no se indica</translation>
    </message>
    <message>
        <source>For when somebody who could open a key no longer may: key status says so. Stopped or killed, both versions open, and the same command goes on. Passwords stay what they are.</source>
        <translation>Para cuando alguien que podía abrir una clave ya no debe: key status lo indica. Si se detiene o se mata, ambas versiones abren y la misma orden continúa. Las contraseñas no cambian.</translation>
    </message>
    <message>
        <source>An earlier rotation of %1 had not ended; this one went on with it.</source>
        <translation>Una rotación anterior de %1 no había terminado; esta la ha continuado.</translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s) sealed anew under version %1 of the key “%2”; nothing opens with the version before.</source>
        <translation>
            <numerusform>%n credencial sellada de nuevo con la versión %1 de la clave «%2»; nada se abre ya con la versión anterior.</numerusform>
            <numerusform>%n credenciales selladas de nuevo con la versión %1 de la clave «%2»; nada se abre ya con la versión anterior.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is due again: somebody who could open the new version left meanwhile.</source>
        <translation>Hay que rotarla otra vez: alguien que podía abrir la versión nueva se fue mientras tanto.</translation>
    </message>
    <message>
        <source>“%1” is ready, but its passwords are not shown: %2</source>
        <translation>«%1» está listo, pero sus contraseñas no se muestran: %2</translation>
    </message>
    <message>
        <source>The temporary password of the first account was not shown, and it is not kept: set another one in the product. With --show-secret it is shown, once.</source>
        <translation>La contraseña temporal de la primera cuenta no se ha mostrado y no se guarda: hay que poner otra en el producto. Con --show-secret se muestra, una sola vez.</translation>
    </message>
    <message>
        <source>The password of the database role is kept sealed: `tenantryctl tenant credentials %1 --show-secret`.</source>
        <translation>La contraseña del rol de base de datos se guarda sellada: `tenantryctl tenant credentials %1 --show-secret`.</translation>
    </message>
    <message>
        <source>Temporary passwords of first accounts were not shown, and they are not kept: set others in the product. With --show-secret they are shown, once.</source>
        <translation>Las contraseñas temporales de las primeras cuentas no se han mostrado y no se guardan: hay que poner otras en el producto. Con --show-secret se muestran, una sola vez.</translation>
    </message>
    <message>
        <source>Change an operator&apos;s name, e-mail address, language or role; end what they have open.</source>
        <translation>Cambiar el nombre, el correo, el idioma o el rol de un operador; terminar lo que tiene abierto.</translation>
    </message>
    <message>
        <source>sign them out everywhere, within 5 seconds; they may sign in again</source>
        <translation>terminar sus sesiones en todas partes, en 5 segundos; puede volver a iniciar sesión</translation>
    </message>
    <message>
        <source>What “%1” had open has ended. They may sign in again; `tenantryctl operator disable` keeps them out.</source>
        <translation>Lo que «%1» tenía abierto ha terminado. Puede volver a iniciar sesión; `tenantryctl operator disable` lo impide.</translation>
    </message>
    <message>
        <source>only into a registry without tenants, or where a load did not end</source>
        <translation>solo en un registro sin tenants, o donde una carga no terminó</translation>
    </message>
    <message>
        <source>instead of them what was changed for many tenants at once, newest first: what `feature undo` takes</source>
        <translation>en su lugar, lo que se cambió en muchos tenants a la vez, lo más reciente primero: lo que acepta `feature undo`</translation>
    </message>
    <message>
        <source>with --batches: of this feature only</source>
        <translation>con --batches: solo de esta funcionalidad</translation>
    </message>
    <message>
        <source>--feature is for --batches; `feature list` shows all of them.</source>
        <translation>--feature es para --batches; `feature list` las muestra todas.</translation>
    </message>
    <message>
        <source>Nothing was changed for many tenants at once yet: `tenantryctl feature set --filter EXPR KEY VALUE`.</source>
        <translation>Todavía no se ha cambiado nada en muchos tenants a la vez: `tenantryctl feature set --filter EXPR KEY VALUE`.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>cleared</source>
        <translation>quitada</translation>
    </message>
    <message>
        <source>undone by %1</source>
        <translation>deshecho por %1</translation>
    </message>
    <message>
        <source>--all is for the list of features, not for --batches.</source>
        <translation>--all es para la lista de funcionalidades, no para --batches.</translation>
    </message>
    <message>
        <source>lacks a migration</source>
        <translation>le falta una migración</translation>
    </message>
    <message>
        <source>default for all</source>
        <translation>todos por defecto</translation>
    </message>
    <message>
        <source>off for everybody, at once, whatever plans and overrides say; of what is no switch everybody gets the default</source>
        <translation>apagada para todos, al instante, digan lo que digan planes y excepciones; si no es un interruptor, todos reciben el valor por defecto</translation>
    </message>
    <message>
        <source>The default, “%1”, is none of these choices.</source>
        <translation>El valor por defecto, «%1», no es ninguna de estas opciones.</translation>
    </message>
    <message>
        <source>Give it as well, or another --default.</source>
        <translation>Indicarlo también, u otro --default.</translation>
    </message>
    <message>
        <source>--percentage-value is for the tenants of a percentage, and there is none.</source>
        <translation>--percentage-value es para los tenants de un porcentaje, y no hay ninguno.</translation>
    </message>
    <message>
        <source>Give --percentage too.</source>
        <translation>Indicar también --percentage.</translation>
    </message>
    <message>
        <source>Nothing is said about what is to change.</source>
        <translation>No se dice qué hay que cambiar.</translation>
    </message>
    <message>
        <source>Give an option: tenantryctl feature edit --help lists them.</source>
        <translation>Indicar una opción: tenantryctl feature edit --help las enumera.</translation>
    </message>
    <message>
        <source>From</source>
        <comment>a time</comment>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Después de eso</translation>
    </message>
    <message>
        <source>What is before holds until %1.</source>
        <translation>Lo de antes rige hasta %1.</translation>
    </message>
    <message>
        <source>What held goes on until --starts, and what was given without an end holds again after --ends. Without either, the new value replaces all that was given.</source>
        <translation>Lo que regía sigue hasta --starts, y lo que se dio sin final vuelve a regir después de --ends. Sin ninguno de los dos, el valor nuevo sustituye todo lo que se había dado.</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Luego</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 desde %2 hasta %3</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 desde %2</translation>
    </message>
    <message>
        <source>Tenants that somebody changed again since are left alone and named, and so are those that lack the schema version for what they had. Undo what came last first.</source>
        <translation>Los tenants que alguien ha vuelto a cambiar desde entonces quedan como están y se nombran, igual que los que no tienen la versión del esquema para lo que tenían. Deshacer primero lo último.</translation>
    </message>
    <message>
        <source>They lack the schema version that what they had requires, or it is no value any more; left alone: %1</source>
        <translation>Les falta la versión del esquema que requiere lo que tenían, o ya no es un valor; quedan como están: %1</translation>
    </message>
    <message>
        <source>The features of this tenant, or of any of these, are not mirrored.</source>
        <translation>Las funciones de este tenant, o de cualquiera de estos, no se copian.</translation>
    </message>
    <message>
        <source>To begin: tenantryctl feature mirror --on …</source>
        <translation>Para empezar: tenantryctl feature mirror --on …</translation>
    </message>
    <message>
        <source>New tenants of product “%1” are mirrored too.</source>
        <translation>Los tenants nuevos del producto «%1» también se copian.</translation>
    </message>
    <message>
        <source>instead of TENANT: all tenants of this product; with --on and --off those made later too</source>
        <translation>en lugar de TENANT: todos los tenants de este producto; con --on y --off, también los que se creen después</translation>
    </message>
    <message>
        <source>The product reads the view tenantry_features (key, value, kind, origin, changed_at) with the tenant&apos;s own role. `feature set`, `clear`, `edit` and `undo` bring mirrors up to date by themselves, and so does an ADMIN&apos;s open panel. What starts or ends at a time does so there by itself. Without TENANT every mirrored database is asked what it holds: one that was restored, or lost the view, is written anew. With TENANT or --filter --on is for the tenants of this moment; with --product those made later are mirrored too, until --off --product.</source>
        <translation>El producto lee la vista tenantry_features (key, value, kind, origin, changed_at) con el propio rol del tenant. `feature set`, `clear`, `edit` y `undo` ponen las copias al día por sí solos, y también el panel abierto de un ADMIN. Lo que empieza o termina a una hora lo hace allí por sí mismo. Sin TENANT se pregunta a cada base de datos con copia qué contiene: la que se restauró, o perdió la vista, se escribe de nuevo. Con TENANT o --filter, --on vale para los tenants de este momento; con --product también se copian los que se creen después, hasta --off --product.</translation>
    </message>
    <message>
        <source>Give a TENANT, --filter or --product.</source>
        <translation>Hay que indicar un TENANT, --filter o --product.</translation>
    </message>
    <message>
        <source>Those made later are mirrored too: until tenantryctl feature mirror --off --product %1</source>
        <translation>Los que se creen después también se copian: hasta tenantryctl feature mirror --off --product %1</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>when something happened</comment>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>The file %1 with the recovery key cannot be read: %2.</source>
        <translation>El archivo %1 con la clave de recuperación no se puede leer: %2.</translation>
    </message>
    <message>
        <source>The file %1 holds no recovery key: its first line has NUL bytes or is longer than 1 MiB.</source>
        <translation>El archivo %1 no contiene ninguna clave de recuperación: su primera línea tiene bytes NUL o supera 1 MiB.</translation>
    </message>
    <message>
        <source>From</source>
        <comment>an address</comment>
        <translation>Desde</translation>
    </message>
    <message>
        <source>what they sign in with: without capitals, not beginning with tenantry_ or pg_</source>
        <translation>con lo que inicia sesión: sin mayúsculas y sin empezar por tenantry_ ni pg_</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>The file %1 could not be written: %2.</source>
        <translation>No se pudo escribir el archivo %1: %2.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>Elegir otra carpeta o liberar espacio en el disco.</translation>
    </message>
    <message>
        <source>No password is kept for the database role of %1.</source>
        <translation>No se guarda ninguna contraseña del rol de base de datos de %1.</translation>
    </message>
    <message>
        <source>It may still be in provisioning.</source>
        <translation>Puede que aún se esté aprovisionando.</translation>
    </message>
    <message>
        <source>The list that this computer kept cannot be read.</source>
        <translation>No se puede leer la lista que este equipo guardaba.</translation>
    </message>
    <message>
        <source>No tenant is called %1.</source>
        <translation>Ningún tenant se llama %1.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelado.</translation>
    </message>
    <message>
        <source>Something unexpected happened inside Tenantry.</source>
        <translation>Ha ocurrido algo inesperado dentro de Tenantry.</translation>
    </message>
    <message>
        <source>Try again; if it happens twice, report it with the details.</source>
        <translation>Volver a intentarlo; si ocurre dos veces, comunicarlo con los detalles.</translation>
    </message>
    <message>
        <source>The %1 is empty.</source>
        <translation>El valor «%1» está vacío.</translation>
    </message>
    <message>
        <source>Give a name of 1 to 63 bytes.</source>
        <translation>Dar un nombre de 1 a 63 bytes.</translation>
    </message>
    <message>
        <source>The %1 “%2” holds control characters.</source>
        <translation>El valor «%2» (%1) contiene caracteres de control.</translation>
    </message>
    <message>
        <source>Use letters, digits and underscores.</source>
        <translation>Usar letras, cifras y guiones bajos.</translation>
    </message>
    <message>
        <source>The %1 “%2” is %3 bytes long; PostgreSQL keeps 63 and would cut the rest silently.</source>
        <translation>El valor «%2» (%1) ocupa %3 bytes; PostgreSQL guarda 63 y cortaría el resto sin avisar.</translation>
    </message>
    <message>
        <source>Choose a shorter name; letters with accents count as two bytes or more.</source>
        <translation>Elegir un nombre más corto; las letras con acento cuentan como dos bytes o más.</translation>
    </message>
    <message>
        <source>The %1 “%2” belongs to PostgreSQL itself.</source>
        <translation>El valor «%2» (%1) pertenece al propio PostgreSQL.</translation>
    </message>
    <message>
        <source>Choose another name; names that begin with pg_ are reserved.</source>
        <translation>Elegir otro nombre; los que empiezan por pg_ están reservados.</translation>
    </message>
    <message>
        <source>The company name is empty.</source>
        <translation>El nombre de la empresa está vacío.</translation>
    </message>
    <message>
        <source>Give the name that people know the tenant by.</source>
        <translation>Dar el nombre por el que se conoce al tenant.</translation>
    </message>
    <message>
        <source>The company name begins or ends with a space.</source>
        <translation>El nombre de la empresa empieza o termina con un espacio.</translation>
    </message>
    <message>
        <source>Remove the space at the end or the beginning.</source>
        <translation>Quitar el espacio del principio o del final.</translation>
    </message>
    <message>
        <source>The company name holds control characters.</source>
        <translation>El nombre de la empresa contiene caracteres de control.</translation>
    </message>
    <message>
        <source>Type the name again instead of pasting it.</source>
        <translation>Escribir el nombre de nuevo en vez de pegarlo.</translation>
    </message>
    <message>
        <source>The company name is longer than %1 characters.</source>
        <translation>El nombre de la empresa tiene más de %1 caracteres.</translation>
    </message>
    <message>
        <source>Use a shorter form of the name.</source>
        <translation>Usar una forma más corta del nombre.</translation>
    </message>
    <message>
        <source>Use lower-case letters a to z, digits and single hyphens, beginning with a letter, like panaderia-sol.</source>
        <translation>Usar letras minúsculas de la a a la z, cifras y guiones sueltos, empezando por una letra, como panaderia-sol.</translation>
    </message>
    <message>
        <source>The slug is empty.</source>
        <translation>El slug está vacío.</translation>
    </message>
    <message>
        <source>The slug is %1 characters long; at most 63 fit in a host name.</source>
        <translation>El slug tiene %1 caracteres; en un nombre de host caben 63 como máximo.</translation>
    </message>
    <message>
        <source>The slug “%1” cannot be used.</source>
        <translation>El slug «%1» no se puede usar.</translation>
    </message>
    <message>
        <source>The subdomain “%1” cannot be used.</source>
        <translation>El subdominio «%1» no se puede usar.</translation>
    </message>
    <message>
        <source>The subdomain “%1” is kept for the platform itself.</source>
        <translation>El subdominio «%1» está reservado para la propia plataforma.</translation>
    </message>
    <message>
        <source>Choose another subdomain.</source>
        <translation>Elegir otro subdominio.</translation>
    </message>
    <message>
        <source>database name</source>
        <translation>nombre de la base de datos</translation>
    </message>
    <message>
        <source>role name</source>
        <translation>nombre del rol</translation>
    </message>
    <message>
        <source>“%1” is not an e-mail address.</source>
        <translation>«%1» no es una dirección de correo electrónico.</translation>
    </message>
    <message>
        <source>Give an address like ana@example.org.</source>
        <translation>Dar una dirección como ana@example.org.</translation>
    </message>
    <message>
        <source>The template %1 cannot be copied while somebody is connected to it: %2.</source>
        <translation>La plantilla %1 no se puede copiar mientras haya alguien conectado a ella: %2.</translation>
    </message>
    <message>
        <source>End those sessions, then try again. A template made by Tenantry takes no connections.</source>
        <translation>Terminar esas sesiones y volver a intentarlo. Una plantilla hecha por Tenantry no admite conexiones.</translation>
    </message>
    <message>
        <source>The database %1 cannot be dropped: prepared transactions are open in it: %2.</source>
        <translation>La base de datos %1 no se puede eliminar: tiene transacciones preparadas abiertas: %2.</translation>
    </message>
    <message>
        <source>End each one in that database with COMMIT PREPARED or ROLLBACK PREPARED, then try again.</source>
        <translation>Terminar cada una en esa base de datos con COMMIT PREPARED o ROLLBACK PREPARED y volver a intentarlo.</translation>
    </message>
    <message>
        <source>The database %1 cannot be dropped: replication slots depend on it: %2.</source>
        <translation>La base de datos %1 no se puede eliminar: dependen de ella ranuras de replicación: %2.</translation>
    </message>
    <message>
        <source>Stop what reads from them, remove them with pg_drop_replication_slot(), then try again.</source>
        <translation>Detener lo que lee de ellas, quitarlas con pg_drop_replication_slot() y volver a intentarlo.</translation>
    </message>
    <message>
        <source>The database %1 cannot be dropped while somebody is connected to it: %2.</source>
        <translation>La base de datos %1 no se puede eliminar mientras haya alguien conectado a ella: %2.</translation>
    </message>
    <message>
        <source>End those sessions, then try again.</source>
        <translation>Terminar esas sesiones y volver a intentarlo.</translation>
    </message>
    <message>
        <source>Sessions in the database %1 cannot be ended by this user: %2.</source>
        <translation>Este usuario no puede terminar las sesiones de la base de datos %1: %2.</translation>
    </message>
    <message>
        <source>End them as a superuser, or have pg_signal_backend granted, then try again.</source>
        <translation>Terminarlas como superusuario, o conseguir el permiso pg_signal_backend, y volver a intentarlo.</translation>
    </message>
    <message>
        <source>A database was to be made without saying whose it is.</source>
        <translation>Se iba a crear una base de datos sin decir de quién es.</translation>
    </message>
    <message>
        <source>The database %1 exists already on the server and belongs to something else.</source>
        <translation>La base de datos %1 ya existe en el servidor y pertenece a otra cosa.</translation>
    </message>
    <message>
        <source>Choose another name for the database. It was left as it is.</source>
        <translation>Elegir otro nombre para la base de datos. La existente ha quedado como estaba.</translation>
    </message>
    <message>
        <source>The database %1 does not belong to this tenant; it was not dropped.</source>
        <translation>La base de datos %1 no pertenece a este tenant; no se ha eliminado.</translation>
    </message>
    <message>
        <source>Look whose it is before dropping it by hand.</source>
        <translation>Mirar de quién es antes de eliminarla a mano.</translation>
    </message>
    <message>
        <source>The template %1 is being built by another program just now.</source>
        <translation>Otro programa está construyendo la plantilla %1 en este momento.</translation>
    </message>
    <message>
        <source>Try again when it is done.</source>
        <translation>Volver a intentarlo cuando termine.</translation>
    </message>
    <message>
        <source>Choose another name for the template. It was left as it is.</source>
        <translation>Elegir otro nombre para la plantilla. La existente ha quedado como estaba.</translation>
    </message>
    <message numerus="yes">
        <source>%1: a lock was not free in %n attempt(s).</source>
        <translation>
            <numerusform>%1: un bloqueo no quedó libre en %n intento.</numerusform>
            <numerusform>%1: un bloqueo no quedó libre en %n intentos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of the file was kept. Try again when the long transaction that holds the lock has ended.</source>
        <translation>No se ha guardado nada del archivo. Volver a intentarlo cuando termine la transacción larga que tiene el bloqueo.</translation>
    </message>
    <message numerus="yes">
        <source>%1: a lock was not free in %n attempt(s). Open transactions here: %2.</source>
        <translation>
            <numerusform>%1: un bloqueo no quedó libre en %n intento. Transacciones abiertas aquí: %2.</numerusform>
            <numerusform>%1: un bloqueo no quedó libre en %n intentos. Transacciones abiertas aquí: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ended its transaction by itself; what came before its COMMIT or ROLLBACK is decided, and it is not recorded as applied.</source>
        <translation>%1 terminó por sí mismo su transacción; lo anterior a su COMMIT o ROLLBACK está decidido, y no consta como aplicado.</translation>
    </message>
    <message>
        <source>Remove COMMIT and ROLLBACK from the file, each file is already one transaction. Look at what it left.</source>
        <translation>Quitar COMMIT y ROLLBACK del archivo: cada archivo ya es una transacción. Mirar lo que ha dejado.</translation>
    </message>
    <message>
        <source>Another program is changing the database %1 just now: %2.</source>
        <translation>Otro programa está cambiando la base de datos %1 en este momento: %2.</translation>
    </message>
    <message>
        <source>The schema tenantry in the database %1 belongs to %2, so what it says about migrations cannot be trusted.</source>
        <translation>El esquema tenantry de la base de datos %1 pertenece a %2, así que no se puede confiar en lo que dice de las migraciones.</translation>
    </message>
    <message>
        <source>Sign in to the server as its owner, or rename that schema if it is the tenant&apos;s own.</source>
        <translation>Iniciar sesión en el servidor como su dueño, o cambiar el nombre de ese esquema si es del propio tenant.</translation>
    </message>
    <message>
        <source>%1 was changed after it was applied to this database.</source>
        <translation>%1 se cambió después de aplicarse a esta base de datos.</translation>
    </message>
    <message>
        <source>Put the old text back, and write the change into a new file.</source>
        <translation>Volver a poner el texto anterior y escribir el cambio en un archivo nuevo.</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: %4</source>
        <translation>%1, línea %2, columna %3: %4</translation>
    </message>
    <message>
        <source>Stopped while waiting for a lock; nothing of the file was kept.</source>
        <translation>Detenido mientras se esperaba un bloqueo; no se ha guardado nada del archivo.</translation>
    </message>
    <message>
        <source>%1 cannot be the name of a seed value.</source>
        <translation>%1 no puede ser el nombre de un valor de los datos iniciales.</translation>
    </message>
    <message>
        <source>%1 ends with a transaction of its own still open; its last part was not kept.</source>
        <translation>%1 termina con una transacción propia aún abierta; su última parte no se ha guardado.</translation>
    </message>
    <message>
        <source>Add the COMMIT that is missing.</source>
        <translation>Añadir el COMMIT que falta.</translation>
    </message>
    <message>
        <source>The server is PostgreSQL %1; Tenantry needs %2 or newer.</source>
        <translation>El servidor es PostgreSQL %1; Tenantry necesita %2 o más nuevo.</translation>
    </message>
    <message>
        <source>Upgrade the server (pg_upgrade), or choose another one.</source>
        <translation>Actualizar el servidor (pg_upgrade), o elegir otro.</translation>
    </message>
    <message>
        <source>The server is a standby and takes no changes.</source>
        <translation>El servidor es una réplica y no admite cambios.</translation>
    </message>
    <message>
        <source>Give the address of its primary.</source>
        <translation>Dar la dirección de su servidor primario.</translation>
    </message>
    <message>
        <source>The user %1 may not make tenants: it lacks %2.</source>
        <translation>El usuario %1 no puede crear tenants: le falta %2.</translation>
    </message>
    <message>
        <source>Let a superuser run: ALTER ROLE %1 %2;</source>
        <translation>Pedir a un superusuario que ejecute: ALTER ROLE %1 %2;</translation>
    </message>
    <message>
        <source>There is no database %1 on the server.</source>
        <translation>No hay ninguna base de datos %1 en el servidor.</translation>
    </message>
    <message>
        <source>The role %1 exists already on the server and belongs to something else.</source>
        <translation>El rol %1 ya existe en el servidor y pertenece a otra cosa.</translation>
    </message>
    <message>
        <source>Choose another name for the role. It was left as it is.</source>
        <translation>Elegir otro nombre para el rol. El existente ha quedado como estaba.</translation>
    </message>
    <message>
        <source>The role %1 still owns something in the database %2 and could not be dropped.</source>
        <translation>El rol %1 todavía es dueño de algo en la base de datos %2 y no se ha podido eliminar.</translation>
    </message>
    <message>
        <source>Let a superuser run in %1: REASSIGN OWNED BY %2 TO CURRENT_USER; DROP OWNED BY %2; then try again.</source>
        <translation>Pedir a un superusuario que ejecute en %1: REASSIGN OWNED BY %2 TO CURRENT_USER; DROP OWNED BY %2; y volver a intentarlo.</translation>
    </message>
    <message>
        <source>The role %1 has rights that no tenant may have (superuser, CREATEDB, CREATEROLE, replication or BYPASSRLS).</source>
        <translation>El rol %1 tiene derechos que ningún tenant puede tener (superusuario, CREATEDB, CREATEROLE, replicación o BYPASSRLS).</translation>
    </message>
    <message>
        <source>Have a superuser take them away, then try again.</source>
        <translation>Pedir a un superusuario que se los quite y volver a intentarlo.</translation>
    </message>
    <message>
        <source>The role %1 does not belong to this tenant; it was not dropped.</source>
        <translation>El rol %1 no pertenece a este tenant; no se ha eliminado.</translation>
    </message>
    <message>
        <source>The role %1 still owns the database %2.</source>
        <translation>El rol %1 todavía es dueño de la base de datos %2.</translation>
    </message>
    <message>
        <source>Drop the database first, or give it another owner.</source>
        <translation>Eliminar primero la base de datos, o darle otro dueño.</translation>
    </message>
    <message>
        <source>Every role of the server may connect to the database %1.</source>
        <translation>Todos los roles del servidor pueden conectarse a la base de datos %1.</translation>
    </message>
    <message>
        <source>Run the step that hardens the database again.</source>
        <translation>Ejecutar de nuevo el paso que protege la base de datos.</translation>
    </message>
    <message>
        <source>The role %1 may not use the schema public of the database %2.</source>
        <translation>El rol %1 no puede usar el esquema public de la base de datos %2.</translation>
    </message>
    <message>
        <source>The role %1 may not read and write the table %2.</source>
        <translation>El rol %1 no puede leer y escribir la tabla %2.</translation>
    </message>
    <message>
        <source>Run the step that hardens the database again; it hands over what a template brought.</source>
        <translation>Ejecutar de nuevo el paso que protege la base de datos; entrega lo que trajo la plantilla.</translation>
    </message>
    <message>
        <source>The demo data inside this program is damaged.</source>
        <translation>Los datos de demostración de este programa están dañados.</translation>
    </message>
    <message>
        <source>Install Tenantry again.</source>
        <translation>Instalar Tenantry de nuevo.</translation>
    </message>
    <message>
        <source>No temporary folder could be made.</source>
        <translation>No se ha podido crear una carpeta temporal.</translation>
    </message>
    <message>
        <source>Make room on the disk, or set TMPDIR to a folder that can be written.</source>
        <translation>Hacer sitio en el disco, o poner en TMPDIR una carpeta en la que se pueda escribir.</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>No se puede escribir %1.</translation>
    </message>
    <message>
        <source>No server accepts tenants.</source>
        <translation>Ningún servidor admite tenants.</translation>
    </message>
    <message>
        <source>Add one first: tenantryctl server add NAME --uri URI.</source>
        <translation>Añadir uno primero: tenantryctl server add NOMBRE --uri URI.</translation>
    </message>
    <message>
        <source>Looking at what is there</source>
        <translation>Mirando lo que hay</translation>
    </message>
    <message>
        <source>Importing the migrations of %1</source>
        <translation>Importando las migraciones de %1</translation>
    </message>
    <message>
        <source>Building the template of %1</source>
        <translation>Construyendo la plantilla de %1</translation>
    </message>
    <message>
        <source>%1 is there</source>
        <translation>%1 ya está</translation>
    </message>
    <message>
        <source>Provisioning %1</source>
        <translation>Aprovisionando %1</translation>
    </message>
    <message>
        <source>Filling %1</source>
        <translation>Llenando %1</translation>
    </message>
    <message>
        <source>Choose a folder of yours on a local disk with TENANTRY_HOME.</source>
        <translation>Elegir una carpeta propia en un disco local con TENANTRY_HOME.</translation>
    </message>
    <message>
        <source>%1 cannot be locked.</source>
        <translation>No se puede bloquear %1.</translation>
    </message>
    <message>
        <source>Another Tenantry has been starting or stopping the local server for minutes.</source>
        <translation>Otro Tenantry lleva minutos iniciando o deteniendo el servidor local.</translation>
    </message>
    <message>
        <source>Close it, then start again.</source>
        <translation>Cerrarlo y volver a empezar.</translation>
    </message>
    <message>
        <source>Upgrading the local registry</source>
        <translation>Actualizando el registro local</translation>
    </message>
    <message>
        <source>Creating the local registry</source>
        <translation>Creando el registro local</translation>
    </message>
    <message>
        <source>The password in %1 does not open the local registry.</source>
        <translation>La contraseña de %1 no abre el registro local.</translation>
    </message>
    <message>
        <source>Write the ADMIN&apos;s password into that file, or remove the local server with everything in it: tenantryctl local destroy.</source>
        <translation>Escribir la contraseña del ADMIN en ese archivo, o quitar el servidor local con todo lo que tiene: tenantryctl local destroy.</translation>
    </message>
    <message>
        <source>Registering this computer as a server for tenants</source>
        <translation>Registrando este equipo como servidor para tenants</translation>
    </message>
    <message>
        <source>Start it: tenantryctl local start.</source>
        <translation>Iniciarlo: tenantryctl local start.</translation>
    </message>
    <message>
        <source>There is no local server in %1.</source>
        <translation>No hay ningún servidor local en %1.</translation>
    </message>
    <message>
        <source>The local server in %1 is not running.</source>
        <translation>El servidor local de %1 no está en marcha.</translation>
    </message>
    <message>
        <source>%1 could not be removed completely.</source>
        <translation>%1 no se ha podido quitar por completo.</translation>
    </message>
    <message>
        <source>Remove the folder by hand.</source>
        <translation>Quitar la carpeta a mano.</translation>
    </message>
    <message>
        <source>There is no room on the disk for %1.</source>
        <translation>No hay sitio en el disco para %1.</translation>
    </message>
    <message>
        <source>Make room, then start again.</source>
        <translation>Hacer sitio y volver a empezar.</translation>
    </message>
    <message>
        <source>Make the folder writable, or choose another one with TENANTRY_HOME.</source>
        <translation>Permitir la escritura en la carpeta, o elegir otra con TENANTRY_HOME.</translation>
    </message>
    <message>
        <source>%1 is a file, where a folder is needed.</source>
        <translation>%1 es un archivo, y hace falta una carpeta.</translation>
    </message>
    <message>
        <source>Move it away, or choose another folder with TENANTRY_HOME.</source>
        <translation>Moverlo a otro sitio, o elegir otra carpeta con TENANTRY_HOME.</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>No existe el archivo %1.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 no se puede leer.</translation>
    </message>
    <message>
        <source>Only the person who made the local server can use it.</source>
        <translation>Solo puede usarlo la persona que creó el servidor local.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 está vacío.</translation>
    </message>
    <message>
        <source>Put it back from a copy, or remove the local server with everything in it: tenantryctl local destroy.</source>
        <translation>Recuperarlo de una copia, o quitar el servidor local con todo lo que tiene: tenantryctl local destroy.</translation>
    </message>
    <message>
        <source>The database is ahead of the product: it has version %1, and the product ends at %2.</source>
        <translation>La base de datos va por delante del producto: tiene la versión %1 y el producto termina en la %2.</translation>
    </message>
    <message>
        <source>Import the newer migration files into the product first.</source>
        <translation>Importar primero en el producto los archivos de migración más nuevos.</translation>
    </message>
    <message>
        <source>The database has version %1 (%2), which the product does not know.</source>
        <translation>La base de datos tiene la versión %1 (%2), que el producto no conoce.</translation>
    </message>
    <message>
        <source>Put the file back that was removed, or look which product the database belongs to.</source>
        <translation>Volver a poner el archivo que se quitó, o mirar a qué producto pertenece la base de datos.</translation>
    </message>
    <message>
        <source>The product has no version %1.</source>
        <translation>El producto no tiene la versión %1.</translation>
    </message>
    <message>
        <source>Its last one is %1.</source>
        <translation>La última es la %1.</translation>
    </message>
    <message>
        <source>The database is at version %1, past %2; there is no way back.</source>
        <translation>La base de datos está en la versión %1, después de la %2; no hay vuelta atrás.</translation>
    </message>
    <message>
        <source>Choose a later version, or restore a backup.</source>
        <translation>Elegir una versión posterior, o restaurar una copia de seguridad.</translation>
    </message>
    <message>
        <source>Stopped after %1 of %2 migration files.</source>
        <translation>Detenido tras %1 de %2 archivos de migración.</translation>
    </message>
    <message>
        <source>What was applied stays. Start again to go on with the next file.</source>
        <translation>Lo aplicado se conserva. Empezar de nuevo sigue con el archivo siguiente.</translation>
    </message>
    <message>
        <source>The folder mixes two layouts: %1 (%2) and %3 (%4).</source>
        <translation>La carpeta mezcla dos formatos: %1 (%2) y %3 (%4).</translation>
    </message>
    <message>
        <source>Keep one layout, so that the order of the files is certain.</source>
        <translation>Dejar un solo formato, para que el orden de los archivos sea seguro.</translation>
    </message>
    <message>
        <source>%1 is left out: the versions it stands for are all here.</source>
        <translation>%1 se omite: las versiones que representa están todas aquí.</translation>
    </message>
    <message>
        <source>%1 is a baseline and is applied first, since the versions before it are not here.</source>
        <translation>%1 es una línea base y se aplica primero, porque las versiones anteriores no están aquí.</translation>
    </message>
    <message>
        <source>Number %1 is missing, between %2 and %3.</source>
        <translation>Falta el número %1, entre %2 y %3.</translation>
    </message>
    <message>
        <source>Numbers %1 to %2 are missing, between %3 and %4.</source>
        <translation>Faltan los números de %1 a %2, entre %3 y %4.</translation>
    </message>
    <message>
        <source>%1 and %2 are the same repeatable migration.</source>
        <translation>%1 y %2 son la misma migración repetible.</translation>
    </message>
    <message>
        <source>Rename one of them.</source>
        <translation>Cambiar el nombre de una de ellas.</translation>
    </message>
    <message>
        <source>%1 and %2 have the same version, %3.</source>
        <translation>%1 y %2 tienen la misma versión, %3.</translation>
    </message>
    <message>
        <source>Give one of them a number of its own. Leading zeros do not count.</source>
        <translation>Dar a una de ellas un número propio. Los ceros a la izquierda no cuentan.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>No existe la carpeta %1.</translation>
    </message>
    <message>
        <source>%1 is not a folder.</source>
        <translation>%1 no es una carpeta.</translation>
    </message>
    <message>
        <source>Give the folder that holds the migration files.</source>
        <translation>Dar la carpeta que contiene los archivos de migración.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be read.</source>
        <translation>La carpeta %1 no se puede leer.</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>Comprobar sus permisos.</translation>
    </message>
    <message>
        <source>The folder %1 holds no migration files.</source>
        <translation>La carpeta %1 no contiene archivos de migración.</translation>
    </message>
    <message>
        <source>Understood are 0001_name.sql, V1__name.sql (Flyway), 1_name.up.sql (golang-migrate), TIMESTAMP_name/migration.sql (Prisma), and the files of dbmate and node-pg-migrate.</source>
        <translation>Se entienden 0001_nombre.sql, V1__nombre.sql (Flyway), 1_nombre.up.sql (golang-migrate), FECHA_nombre/migration.sql (Prisma) y los archivos de dbmate y node-pg-migrate.</translation>
    </message>
    <message>
        <source>%1 is left out: it undoes a version, and only the way forward is used.</source>
        <translation>%1 se omite: deshace una versión, y solo se usa el camino hacia delante.</translation>
    </message>
    <message numerus="yes">
        <source>%n .down.sql file(s) left out: only the way forward is used.</source>
        <translation>
            <numerusform>%n archivo .down.sql omitido: solo se usa el camino hacia delante.</numerusform>
            <numerusform>%n archivos .down.sql omitidos: solo se usa el camino hacia delante.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is left out: its name has no version.</source>
        <translation>%1 se omite: su nombre no tiene versión.</translation>
    </message>
    <message>
        <source>%1, line %2: %3 is a command of psql and no SQL; the server does not know it.</source>
        <translation>%1, línea %2: %3 es un comando de psql y no SQL; el servidor no lo conoce.</translation>
    </message>
    <message>
        <source>Remove it. Put the text of an included file in its place, and rows to load as INSERT.</source>
        <translation>Quitarlo. Poner en su lugar el texto del archivo incluido, y las filas que se cargan como INSERT.</translation>
    </message>
    <message>
        <source>%1, line %2: the quote %3 opened here is never closed.</source>
        <translation>%1, línea %2: la comilla %3 que se abre aquí no se cierra.</translation>
    </message>
    <message>
        <source>Close it. A quote inside of a text is written twice.</source>
        <translation>Cerrarla. Una comilla dentro de un texto se escribe dos veces.</translation>
    </message>
    <message>
        <source>%1, line %2: the comment opened here is never closed.</source>
        <translation>%1, línea %2: el comentario que se abre aquí no se cierra.</translation>
    </message>
    <message>
        <source>Close it with */. Comments nest: every /* needs one.</source>
        <translation>Cerrarlo con */. Los comentarios se anidan: cada /* necesita uno.</translation>
    </message>
    <message>
        <source>%1, line %2: %3 needs rows that are no SQL; they cannot be sent with the file.</source>
        <translation>%1, línea %2: %3 necesita filas que no son SQL; no se pueden enviar con el archivo.</translation>
    </message>
    <message>
        <source>Write the rows as INSERT (pg_dump does with --inserts).</source>
        <translation>Escribir las filas como INSERT (pg_dump lo hace con --inserts).</translation>
    </message>
    <message>
        <source>%1, line %2: %3 gives out rows, and a migration has nobody to give them to.</source>
        <translation>%1, línea %2: %3 devuelve filas, y una migración no tiene a quién dárselas.</translation>
    </message>
    <message>
        <source>Remove it.</source>
        <translation>Quitarlo.</translation>
    </message>
    <message>
        <source>%1, line %2: %3 would leave a transaction open on the server.</source>
        <translation>%1, línea %2: %3 dejaría una transacción abierta en el servidor.</translation>
    </message>
    <message>
        <source>Remove it, each file is already one transaction.</source>
        <translation>Quitarlo: cada archivo ya es una transacción.</translation>
    </message>
    <message>
        <source>%1, line %2: %3 has no place in a migration file.</source>
        <translation>%1, línea %2: %3 no tiene sitio en un archivo de migración.</translation>
    </message>
    <message>
        <source>Remove it, each file is already one transaction. To run a file outside of one, write the line -- tenantry:no-transaction into it.</source>
        <translation>Quitarlo: cada archivo ya es una transacción. Para ejecutar un archivo fuera de una, escribir en él la línea -- tenantry:no-transaction.</translation>
    </message>
    <message>
        <source>Check that it exists and may be read.</source>
        <translation>Comprobar que existe y que se puede leer.</translation>
    </message>
    <message>
        <source>%1 is larger than %2 MiB.</source>
        <translation>%1 ocupa más de %2 MiB.</translation>
    </message>
    <message>
        <source>Divide it into several files, or load large data in another way.</source>
        <translation>Dividirlo en varios archivos, o cargar los datos grandes de otra manera.</translation>
    </message>
    <message>
        <source>%1, line %2: the byte at offset %3 is NUL, which SQL text cannot hold.</source>
        <translation>%1, línea %2: el byte en la posición %3 es NUL, que un texto SQL no puede contener.</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 text (UTF-16 looks like this).</source>
        <translation>Guardar el archivo como texto UTF-8 (UTF-16 tiene este aspecto).</translation>
    </message>
    <message>
        <source>%1, line %2: the byte 0x%3 at offset %4 is not UTF-8.</source>
        <translation>%1, línea %2: el byte 0x%3 en la posición %4 no es UTF-8.</translation>
    </message>
    <message>
        <source>Save the file as UTF-8. Latin-1 and Windows-1252 files look like this.</source>
        <translation>Guardar el archivo como UTF-8. Los archivos Latin-1 y Windows-1252 tienen este aspecto.</translation>
    </message>
    <message>
        <source>%1 has no line “-- migrate:up”, and other files of the folder have one.</source>
        <translation>%1 no tiene la línea «-- migrate:up», y otros archivos de la carpeta sí.</translation>
    </message>
    <message>
        <source>Add the line before its SQL.</source>
        <translation>Añadir la línea antes de su SQL.</translation>
    </message>
    <message>
        <source>The folder mixes two layouts: %1 and %2 mark their up parts differently.</source>
        <translation>La carpeta mezcla dos formatos: %1 y %2 marcan de distinta manera su parte de subida.</translation>
    </message>
    <message>
        <source>%1 holds no statement; it is recorded as applied and changes nothing.</source>
        <translation>%1 no contiene ninguna sentencia; se anota como aplicada y no cambia nada.</translation>
    </message>
    <message>
        <source>%1 runs outside of a transaction, because of %2.</source>
        <translation>%1 se ejecuta fuera de una transacción, por %2.</translation>
    </message>
    <message>
        <source>%1 runs outside of a transaction, because it says so.</source>
        <translation>%1 se ejecuta fuera de una transacción, porque así lo dice.</translation>
    </message>
    <message>
        <source>This operation is being run by %1.</source>
        <translation>Esta operación la está ejecutando %1.</translation>
    </message>
    <message>
        <source>Wait for it to end, or stop it there; then try again.</source>
        <translation>Esperar a que termine, o detenerla allí; después, volver a intentarlo.</translation>
    </message>
    <message>
        <source>The registry was lost in the middle of the operation; what was done so far is recorded.</source>
        <translation>Se ha perdido el registro en mitad de la operación; lo hecho hasta aquí está anotado.</translation>
    </message>
    <message>
        <source>Resume or undo the operation when the registry is back.</source>
        <translation>Reanudar o deshacer la operación cuando vuelva el registro.</translation>
    </message>
    <message>
        <source>This operation was undone, or its undo has begun; it cannot be resumed.</source>
        <translation>Esta operación se ha deshecho, o se ha empezado a deshacer; no se puede reanudar.</translation>
    </message>
    <message>
        <source>Finish undoing it, then start anew.</source>
        <translation>Terminar de deshacerla y empezar de nuevo.</translation>
    </message>
    <message>
        <source>The journal has no step called %1.</source>
        <translation>El diario no tiene ningún paso llamado %1.</translation>
    </message>
    <message>
        <source>The operation was written by another version of Tenantry; finish it with that version, or undo it.</source>
        <translation>La operación la escribió otra versión de Tenantry; terminarla con esa versión, o deshacerla.</translation>
    </message>
    <message>
        <source>This operation has succeeded; what it made is in use and is not undone.</source>
        <translation>Esta operación ha terminado bien; lo que creó está en uso y no se deshace.</translation>
    </message>
    <message>
        <source>Retire the tenant instead.</source>
        <translation>Dar de baja el tenant en su lugar.</translation>
    </message>
    <message>
        <source>The disk is full: %1 could not be written.</source>
        <translation>El disco está lleno: no se ha podido escribir %1.</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>Liberar espacio y volver a intentarlo.</translation>
    </message>
    <message>
        <source>This user may not write to %1.</source>
        <translation>Este usuario no puede escribir en %1.</translation>
    </message>
    <message>
        <source>Give the folder to this user, or choose another one with TENANTRY_HOME.</source>
        <translation>Dar la carpeta a este usuario, o elegir otra con TENANTRY_HOME.</translation>
    </message>
    <message>
        <source>%1 is on a read-only file system.</source>
        <translation>%1 está en un sistema de archivos de solo lectura.</translation>
    </message>
    <message>
        <source>Choose a folder that can be written with TENANTRY_HOME.</source>
        <translation>Elegir con TENANTRY_HOME una carpeta en la que se pueda escribir.</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2.</source>
        <translation>%1 no se puede usar: %2.</translation>
    </message>
    <message>
        <source>Check the folder, or choose another one with TENANTRY_HOME.</source>
        <translation>Comprobar la carpeta, o elegir otra con TENANTRY_HOME.</translation>
    </message>
    <message>
        <source>%1 belongs to somebody else.</source>
        <translation>%1 pertenece a otra persona.</translation>
    </message>
    <message>
        <source>Remove that folder, or choose another place with TENANTRY_HOME.</source>
        <translation>Quitar esa carpeta, o elegir otro sitio con TENANTRY_HOME.</translation>
    </message>
    <message>
        <source>The local PostgreSQL needs a user account to run as, and there is none for it.</source>
        <translation>El PostgreSQL local necesita una cuenta de usuario con la que ejecutarse, y no la hay.</translation>
    </message>
    <message>
        <source>Run Tenantry as a user that has an account on this computer (a line in /etc/passwd).</source>
        <translation>Ejecutar Tenantry como un usuario que tenga cuenta en este equipo (una línea en /etc/passwd).</translation>
    </message>
    <message>
        <source>Another Tenantry has been starting or stopping the local server for a long time.</source>
        <translation>Otro Tenantry lleva mucho tiempo iniciando o deteniendo el servidor local.</translation>
    </message>
    <message>
        <source>Wait for it, or end it, then try again.</source>
        <translation>Esperarlo, o terminarlo, y volver a intentarlo.</translation>
    </message>
    <message>
        <source>The name service did not say within %2 s where “%1” is.</source>
        <translation>El servicio de nombres no ha dicho en %2 s dónde está «%1».</translation>
    </message>
    <message>
        <source>Check the network connection; an IP address works without the name service.</source>
        <translation>Comprobar la conexión de red; una dirección IP funciona sin el servicio de nombres.</translation>
    </message>
    <message>
        <source>The host name “%1” is not known.</source>
        <translation>El nombre de host «%1» no se conoce.</translation>
    </message>
    <message>
        <source>Check its spelling, and the network or VPN that knows the name.</source>
        <translation>Comprobar cómo está escrito, y la red o la VPN que conoce el nombre.</translation>
    </message>
    <message>
        <source>There is no memory left for a connection.</source>
        <translation>No queda memoria para una conexión.</translation>
    </message>
    <message>
        <source>The user name is empty.</source>
        <translation>El nombre de usuario está vacío.</translation>
    </message>
    <message>
        <source>Give the name to sign in to the server with.</source>
        <translation>Dar el nombre con el que iniciar sesión en el servidor.</translation>
    </message>
    <message>
        <source>The root certificate %1 cannot be read.</source>
        <translation>El certificado raíz %1 no se puede leer.</translation>
    </message>
    <message>
        <source>Give the PEM file of the authority that signed the server&apos;s certificate.</source>
        <translation>Dar el archivo PEM de la autoridad que firmó el certificado del servidor.</translation>
    </message>
    <message>
        <source>The server has no database “%1”.</source>
        <translation>El servidor no tiene la base de datos «%1».</translation>
    </message>
    <message>
        <source>The server asks for a password, and none was given.</source>
        <translation>El servidor pide una contraseña, y no se ha dado ninguna.</translation>
    </message>
    <message>
        <source>Check the address and the port, that PostgreSQL is running there, and that listen_addresses and the firewall let this computer in.</source>
        <translation>Comprobar la dirección y el puerto, que PostgreSQL esté en marcha allí, y que listen_addresses y el cortafuegos dejen entrar a este equipo.</translation>
    </message>
    <message>
        <source>The server at %1 does not offer TLS, and it was asked for.</source>
        <translation>El servidor de %1 no ofrece TLS, y se ha pedido.</translation>
    </message>
    <message>
        <source>Turn TLS on at the server; on a network that you trust, TLS mode “prefer” works without it.</source>
        <translation>Activar TLS en el servidor; en una red de confianza, el modo TLS «prefer» funciona sin él.</translation>
    </message>
    <message>
        <source>The certificate of the server at %1 is for another host name.</source>
        <translation>El certificado del servidor de %1 es de otro nombre de host.</translation>
    </message>
    <message>
        <source>Use the name that the certificate was made for; another name could be another server.</source>
        <translation>Usar el nombre para el que se hizo el certificado; otro nombre podría ser otro servidor.</translation>
    </message>
    <message>
        <source>The root certificate for %1 cannot be read.</source>
        <translation>El certificado raíz para %1 no se puede leer.</translation>
    </message>
    <message>
        <source>The certificate of the server at %1 is not trusted.</source>
        <translation>El certificado del servidor de %1 no es de confianza.</translation>
    </message>
    <message>
        <source>Give the root certificate of the authority that signed it; if that is right, somebody may be in between.</source>
        <translation>Dar el certificado raíz de la autoridad que lo firmó; si ese es correcto, puede haber alguien en medio.</translation>
    </message>
    <message>
        <source>TLS with the server at %1 failed.</source>
        <translation>Ha fallado TLS con el servidor de %1.</translation>
    </message>
    <message>
        <source>Check the TLS mode and the certificates of both sides.</source>
        <translation>Comprobar el modo TLS y los certificados de ambos lados.</translation>
    </message>
    <message>
        <source>Nothing answers at %1.</source>
        <translation>Nadie responde en %1.</translation>
    </message>
    <message>
        <source>There is no way from this computer to %1.</source>
        <translation>No hay camino desde este equipo hasta %1.</translation>
    </message>
    <message>
        <source>Check the network connection, and the VPN if the server needs one.</source>
        <translation>Comprobar la conexión de red, y la VPN si el servidor la necesita.</translation>
    </message>
    <message>
        <source>The server at %1 did not answer in time.</source>
        <translation>El servidor de %1 no ha respondido a tiempo.</translation>
    </message>
    <message>
        <source>This user may not use the socket in %1.</source>
        <translation>Este usuario no puede usar el socket de %1.</translation>
    </message>
    <message>
        <source>Sign in to this computer as the owner of the server, or connect over the network.</source>
        <translation>Iniciar sesión en este equipo como el dueño del servidor, o conectarse por la red.</translation>
    </message>
    <message>
        <source>There is no PostgreSQL socket in %1.</source>
        <translation>No hay ningún socket de PostgreSQL en %1.</translation>
    </message>
    <message>
        <source>Check the folder and the port, and that the server is running.</source>
        <translation>Comprobar la carpeta y el puerto, y que el servidor esté en marcha.</translation>
    </message>
    <message>
        <source>The socket folder %1 has too long a path; the system allows 107 bytes.</source>
        <translation>La carpeta de socket %1 tiene una ruta demasiado larga; el sistema permite 107 bytes.</translation>
    </message>
    <message>
        <source>Move the socket to a folder with a shorter path.</source>
        <translation>Mover el socket a una carpeta con una ruta más corta.</translation>
    </message>
    <message>
        <source>The server at %1 did not answer within %2 s.</source>
        <translation>El servidor de %1 no ha respondido en %2 s.</translation>
    </message>
    <message>
        <source>Give the password of this user.</source>
        <translation>Dar la contraseña de este usuario.</translation>
    </message>
    <message>
        <source>No connection to the server at %1 came about.</source>
        <translation>No se ha llegado a establecer una conexión con el servidor de %1.</translation>
    </message>
    <message>
        <source>Check that a PostgreSQL server answers at this address and port.</source>
        <translation>Comprobar que un servidor PostgreSQL responde en esta dirección y este puerto.</translation>
    </message>
    <message>
        <source>The value holds a character that PostgreSQL cannot keep (NUL).</source>
        <translation>El valor contiene un carácter que PostgreSQL no puede guardar (NUL).</translation>
    </message>
    <message>
        <source>Remove the character; it often comes from a file in another encoding.</source>
        <translation>Quitar el carácter; suele venir de un archivo en otra codificación.</translation>
    </message>
    <message>
        <source>The statement has more values than PostgreSQL takes (65,535).</source>
        <translation>La sentencia tiene más valores de los que admite PostgreSQL (65.535).</translation>
    </message>
    <message>
        <source>COPY … FROM STDIN with data in the file cannot be run here.</source>
        <translation>COPY … FROM STDIN con datos en el archivo no se puede ejecutar aquí.</translation>
    </message>
    <message>
        <source>Write the rows as INSERT statements, or read them from a file on the server.</source>
        <translation>Escribir las filas como sentencias INSERT, o leerlas de un archivo del servidor.</translation>
    </message>
    <message>
        <source>A transaction was begun inside another one.</source>
        <translation>Se ha empezado una transacción dentro de otra.</translation>
    </message>
    <message>
        <source>The connection to the server was lost.</source>
        <translation>Se ha perdido la conexión con el servidor.</translation>
    </message>
    <message>
        <source>Check the network and the server, then try again.</source>
        <translation>Comprobar la red y el servidor, y volver a intentarlo.</translation>
    </message>
    <message>
        <source>The SQL ended its transaction by itself, so the rest of it was not protected by one.</source>
        <translation>El SQL terminó por sí mismo su transacción, así que el resto no estaba protegido por una.</translation>
    </message>
    <message>
        <source>Leave BEGIN, COMMIT and ROLLBACK out of the file.</source>
        <translation>Dejar BEGIN, COMMIT y ROLLBACK fuera del archivo.</translation>
    </message>
    <message>
        <source>A statement of this transaction failed; nothing of it was kept.</source>
        <translation>Una sentencia de esta transacción ha fallado; no se ha guardado nada de ella.</translation>
    </message>
    <message>
        <source>The password is empty or holds a character that PostgreSQL cannot take (NUL).</source>
        <translation>La contraseña está vacía o contiene un carácter que PostgreSQL no admite (NUL).</translation>
    </message>
    <message>
        <source>Choose another password.</source>
        <translation>Elegir otra contraseña.</translation>
    </message>
    <message>
        <source>The password could not be prepared for the server.</source>
        <translation>La contraseña no se ha podido preparar para el servidor.</translation>
    </message>
    <message>
        <source>The connection was lost before the server said whether the change was made.</source>
        <translation>La conexión se perdió antes de que el servidor dijera si el cambio se hizo.</translation>
    </message>
    <message>
        <source>Look whether it was made before repeating it.</source>
        <translation>Mirar si se hizo antes de repetirlo.</translation>
    </message>
    <message>
        <source>The connection to the server was lost earlier.</source>
        <translation>La conexión con el servidor se había perdido antes.</translation>
    </message>
    <message>
        <source>The statement could not be sent.</source>
        <translation>No se ha podido enviar la sentencia.</translation>
    </message>
    <message>
        <source>The server stopped answering; the connection was closed.</source>
        <translation>El servidor ha dejado de responder; la conexión se ha cerrado.</translation>
    </message>
    <message>
        <source>The statement took longer than the %1 s it was allowed.</source>
        <translation>La sentencia ha tardado más de los %1 s permitidos.</translation>
    </message>
    <message>
        <source>Try again when the server is less busy, or allow more time.</source>
        <translation>Volver a intentarlo cuando el servidor esté menos ocupado, o permitir más tiempo.</translation>
    </message>
    <message>
        <source>Its log is in %1.</source>
        <translation>Su log está en %1.</translation>
    </message>
    <message>
        <source>The local server was made by another version of PostgreSQL.</source>
        <translation>El servidor local se hizo con otra versión de PostgreSQL.</translation>
    </message>
    <message>
        <source>Install that version, or remove the local server and make a new one.</source>
        <translation>Instalar esa versión, o quitar el servidor local y crear uno nuevo.</translation>
    </message>
    <message>
        <source>The computer has not enough memory for the local PostgreSQL.</source>
        <translation>El equipo no tiene memoria suficiente para el PostgreSQL local.</translation>
    </message>
    <message>
        <source>Close some programs, then try again.</source>
        <translation>Cerrar algunos programas y volver a intentarlo.</translation>
    </message>
    <message>
        <source>%1 holds files that are no PostgreSQL server.</source>
        <translation>%1 contiene archivos que no son un servidor PostgreSQL.</translation>
    </message>
    <message>
        <source>Move them away, or choose another folder with TENANTRY_HOME.</source>
        <translation>Moverlos a otro sitio, o elegir otra carpeta con TENANTRY_HOME.</translation>
    </message>
    <message>
        <source>The local PostgreSQL could not be made.</source>
        <translation>No se ha podido crear el PostgreSQL local.</translation>
    </message>
    <message>
        <source>The local PostgreSQL ended while it was starting.</source>
        <translation>El PostgreSQL local terminó mientras se iniciaba.</translation>
    </message>
    <message>
        <source>The local PostgreSQL did not become ready within a minute.</source>
        <translation>El PostgreSQL local no estuvo listo en un minuto.</translation>
    </message>
    <message>
        <source>It may still be recovering: try again; its log is in %1.</source>
        <translation>Puede que aún se esté recuperando: volver a intentarlo; su log está en %1.</translation>
    </message>
    <message>
        <source>No PostgreSQL server (version 15 or newer) is installed on this computer.</source>
        <translation>En este equipo no hay ningún servidor PostgreSQL (versión 15 o más nueva) instalado.</translation>
    </message>
    <message>
        <source>Install it, on Debian with: apt install postgresql; or name its folder in TENANTRY_PG_BINDIR.</source>
        <translation>Instalarlo, en Debian con: apt install postgresql; o dar su carpeta en TENANTRY_PG_BINDIR.</translation>
    </message>
    <message>
        <source>The local server in %1 was made by PostgreSQL %2, which is not installed here.</source>
        <translation>El servidor local de %1 se hizo con PostgreSQL %2, que no está instalado aquí.</translation>
    </message>
    <message>
        <source>Install PostgreSQL %1, or remove the local server and make a new one.</source>
        <translation>Instalar PostgreSQL %1, o quitar el servidor local y crear uno nuevo.</translation>
    </message>
    <message>
        <source>Processes of a local server that crashed are still at work in its data.</source>
        <translation>Procesos de un servidor local que se cayó siguen trabajando en sus datos.</translation>
    </message>
    <message>
        <source>End the processes that have %1 as working folder, then try again.</source>
        <translation>Terminar los procesos que tienen %1 como carpeta de trabajo y volver a intentarlo.</translation>
    </message>
    <message>
        <source>The local server did not end in order last time; it recovers now.</source>
        <translation>El servidor local no terminó en orden la última vez; ahora se recupera.</translation>
    </message>
    <message>
        <source>This user may not stop the local server.</source>
        <translation>Este usuario no puede detener el servidor local.</translation>
    </message>
    <message>
        <source>Sign in as its owner.</source>
        <translation>Iniciar sesión como su dueño.</translation>
    </message>
    <message>
        <source>The local server is still shutting down.</source>
        <translation>El servidor local todavía se está cerrando.</translation>
    </message>
    <message>
        <source>Try again in a moment; it may be writing what is left to disk.</source>
        <translation>Volver a intentarlo en un momento; puede que esté escribiendo en disco lo que queda.</translation>
    </message>
    <message>
        <source>Making a PostgreSQL server on this computer</source>
        <translation>Creando un servidor PostgreSQL en este equipo</translation>
    </message>
    <message>
        <source>Starting the PostgreSQL server on this computer</source>
        <translation>Iniciando el servidor PostgreSQL de este equipo</translation>
    </message>
    <message>
        <source>The local server&apos;s files in %1 could not all be removed.</source>
        <translation>No se han podido quitar todos los archivos del servidor local de %1.</translation>
    </message>
    <message>
        <source>Check who owns them, then remove the folder.</source>
        <translation>Comprobar de quién son y quitar la carpeta.</translation>
    </message>
    <message>
        <source>The local PostgreSQL server is not running.</source>
        <translation>El servidor PostgreSQL local no está en marcha.</translation>
    </message>
    <message>
        <source>All %1 connections to %2 that Tenantry allows itself stayed busy.</source>
        <translation>Las %1 conexiones a %2 que Tenantry se permite han seguido ocupadas.</translation>
    </message>
    <message>
        <source>Try again when the work under way has ended.</source>
        <translation>Volver a intentarlo cuando termine el trabajo en curso.</translation>
    </message>
    <message>
        <source>Write it like postgresql://ana@db.example.org:5432/registry?sslmode=verify-full; characters such as / ? # @ % in a name or password as %2F %3F %23 %40 %25.</source>
        <translation>Escribirla como postgresql://ana@db.example.org:5432/registry?sslmode=verify-full; los caracteres / ? # @ % de un nombre o una contraseña, como %2F %3F %23 %40 %25.</translation>
    </message>
    <message>
        <source>The address in brackets in this URI is not complete.</source>
        <translation>La dirección entre corchetes de esta URI no está completa.</translation>
    </message>
    <message>
        <source>The host in this URI cannot be read.</source>
        <translation>No se puede leer el host de esta URI.</translation>
    </message>
    <message>
        <source>The port in this URI is not a number from 1 to 65535.</source>
        <translation>El puerto de esta URI no es un número de 1 a 65535.</translation>
    </message>
    <message>
        <source>connect_timeout in this URI is not a number of seconds from 1 to 3600.</source>
        <translation>connect_timeout en esta URI no es un número de segundos de 1 a 3600.</translation>
    </message>
    <message>
        <source>This URI holds a parameter that Tenantry does not know.</source>
        <translation>Esta URI tiene un parámetro que Tenantry no conoce.</translation>
    </message>
    <message>
        <source>This TLS mode does not exist.</source>
        <translation>Este modo TLS no existe.</translation>
    </message>
    <message>
        <source>Use disable, allow, prefer, require, verify-ca or verify-full.</source>
        <translation>Usar disable, allow, prefer, require, verify-ca o verify-full.</translation>
    </message>
    <message>
        <source>This is not a PostgreSQL URI: it does not begin with postgresql://.</source>
        <translation>Esto no es una URI de PostgreSQL: no empieza por postgresql://.</translation>
    </message>
    <message>
        <source>This URI holds control characters.</source>
        <translation>Esta URI contiene caracteres de control.</translation>
    </message>
    <message>
        <source>This URI holds a # that is not escaped.</source>
        <translation>Esta URI contiene un # sin codificar.</translation>
    </message>
    <message>
        <source>The user name or password in this URI cannot be read.</source>
        <translation>No se puede leer el nombre de usuario o la contraseña de esta URI.</translation>
    </message>
    <message>
        <source>The database name in this URI cannot be read.</source>
        <translation>No se puede leer el nombre de la base de datos de esta URI.</translation>
    </message>
    <message>
        <source>The parameters in this URI cannot be read.</source>
        <translation>No se pueden leer los parámetros de esta URI.</translation>
    </message>
    <message>
        <source>The host is empty.</source>
        <translation>El host está vacío.</translation>
    </message>
    <message>
        <source>Give the name or address of the server, or the folder of its socket.</source>
        <translation>Dar el nombre o la dirección del servidor, o la carpeta de su socket.</translation>
    </message>
    <message>
        <source>%1 is not a port.</source>
        <translation>%1 no es un puerto.</translation>
    </message>
    <message>
        <source>Use a number from 1 to 65535; PostgreSQL&apos;s own is 5432.</source>
        <translation>Usar un número de 1 a 65535; el de PostgreSQL es 5432.</translation>
    </message>
    <message>
        <source>“%1” holds control characters.</source>
        <translation>«%1» contiene caracteres de control.</translation>
    </message>
    <message>
        <source>Type the value again instead of pasting it.</source>
        <translation>Escribir el valor de nuevo en vez de pegarlo.</translation>
    </message>
    <message>
        <source>“%1” is not one host.</source>
        <translation>«%1» no es un solo host.</translation>
    </message>
    <message>
        <source>Give one name or address, without commas.</source>
        <translation>Dar un solo nombre o dirección, sin comas.</translation>
    </message>
    <message>
        <source>“%1” holds brackets.</source>
        <translation>«%1» contiene corchetes.</translation>
    </message>
    <message>
        <source>Give an IPv6 address without brackets; the port has a field of its own.</source>
        <translation>Dar la dirección IPv6 sin corchetes; el puerto tiene un campo propio.</translation>
    </message>
    <message>
        <source>The database name is empty.</source>
        <translation>El nombre de la base de datos está vacío.</translation>
    </message>
    <message>
        <source>Give the name of the database; postgres exists on every server.</source>
        <translation>Dar el nombre de la base de datos; postgres existe en todos los servidores.</translation>
    </message>
    <message>
        <source>The time allowed for connecting is not between 1 second and 1 hour.</source>
        <translation>El tiempo permitido para conectar no está entre 1 segundo y 1 hora.</translation>
    </message>
    <message>
        <source>Use a few seconds; 5 suits most networks.</source>
        <translation>Usar unos segundos; 5 sirve para la mayoría de las redes.</translation>
    </message>
    <message>
        <source>The password holds a character that PostgreSQL cannot take (NUL).</source>
        <translation>La contraseña contiene un carácter que PostgreSQL no admite (NUL).</translation>
    </message>
    <message>
        <source>Type the password again instead of pasting it.</source>
        <translation>Escribir la contraseña de nuevo en vez de pegarla.</translation>
    </message>
    <message>
        <source>The program %1 could not be started.</source>
        <translation>No se ha podido iniciar el programa %1.</translation>
    </message>
    <message>
        <source>Check that PostgreSQL is completely installed.</source>
        <translation>Comprobar que PostgreSQL está instalado por completo.</translation>
    </message>
    <message>
        <source>The server refused: %1</source>
        <translation>El servidor se ha negado: %1</translation>
    </message>
    <message>
        <source>The server does not accept this name and password.</source>
        <translation>El servidor no acepta este nombre y esta contraseña.</translation>
    </message>
    <message>
        <source>Check both, upper and lower case included; or have the password set again.</source>
        <translation>Comprobar ambos, también las mayúsculas; o hacer que se cambie la contraseña.</translation>
    </message>
    <message>
        <source>The server does not let this user sign in from here: %1</source>
        <translation>El servidor no deja que este usuario inicie sesión desde aquí: %1</translation>
    </message>
    <message>
        <source>Check the user name; pg_hba.conf on the server decides who may connect from where, and whether TLS is needed.</source>
        <translation>Comprobar el nombre de usuario; el archivo pg_hba.conf del servidor decide quién puede conectarse, desde dónde y si hace falta TLS.</translation>
    </message>
    <message>
        <source>The database does not exist on this server: %1</source>
        <translation>La base de datos no existe en este servidor: %1</translation>
    </message>
    <message>
        <source>Check the name of the database, and that this is the right server.</source>
        <translation>Comprobar el nombre de la base de datos, y que este sea el servidor correcto.</translation>
    </message>
    <message>
        <source>The schema does not exist: %1</source>
        <translation>El esquema no existe: %1</translation>
    </message>
    <message>
        <source>Something that the statement needs does not exist: %1</source>
        <translation>No existe algo que la sentencia necesita: %1</translation>
    </message>
    <message>
        <source>A table that the statement needs does not exist: %1</source>
        <translation>No existe una tabla que la sentencia necesita: %1</translation>
    </message>
    <message>
        <source>Too many connections: %1</source>
        <translation>Demasiadas conexiones: %1</translation>
    </message>
    <message>
        <source>Wait until some end, or raise the limit of the server (max_connections), the role or the database.</source>
        <translation>Esperar a que terminen algunas, o subir el límite del servidor (max_connections), del rol o de la base de datos.</translation>
    </message>
    <message>
        <source>The disk of the server is full.</source>
        <translation>El disco del servidor está lleno.</translation>
    </message>
    <message>
        <source>Free space on the server, then try again; what was under way was undone.</source>
        <translation>Liberar espacio en el servidor y volver a intentarlo; lo que estaba en curso se ha deshecho.</translation>
    </message>
    <message>
        <source>The server has no memory left for this.</source>
        <translation>Al servidor no le queda memoria para esto.</translation>
    </message>
    <message>
        <source>Try again when it is less busy.</source>
        <translation>Volver a intentarlo cuando esté menos ocupado.</translation>
    </message>
    <message>
        <source>The server does not permit this: %1</source>
        <translation>El servidor no lo permite: %1</translation>
    </message>
    <message>
        <source>Sign in as somebody who may, or have the right granted.</source>
        <translation>Iniciar sesión con quien pueda, o conseguir el permiso.</translation>
    </message>
    <message>
        <source>The session or the server is read-only.</source>
        <translation>La sesión o el servidor es de solo lectura.</translation>
    </message>
    <message>
        <source>A standby takes no changes: connect to the primary.</source>
        <translation>Una réplica no admite cambios: conectarse al servidor primario.</translation>
    </message>
    <message>
        <source>The same value exists already: %1</source>
        <translation>El mismo valor ya existe: %1</translation>
    </message>
    <message>
        <source>Something else refers to this, or what it refers to is gone: %1</source>
        <translation>Algo hace referencia a esto, o aquello a lo que se refiere ya no está: %1</translation>
    </message>
    <message>
        <source>It overlaps with something that exists already: %1</source>
        <translation>Se solapa con algo que ya existe: %1</translation>
    </message>
    <message>
        <source>A database of this name exists already.</source>
        <translation>Ya existe una base de datos con este nombre.</translation>
    </message>
    <message>
        <source>Choose another name, or look what the existing one is.</source>
        <translation>Elegir otro nombre, o mirar qué es la existente.</translation>
    </message>
    <message>
        <source>A schema of this name exists already: %1</source>
        <translation>Ya existe un esquema con este nombre: %1</translation>
    </message>
    <message>
        <source>A table, index or view of this name exists already: %1</source>
        <translation>Ya existe una tabla, un índice o una vista con este nombre: %1</translation>
    </message>
    <message>
        <source>Something of this name exists already: %1</source>
        <translation>Ya existe algo con este nombre: %1</translation>
    </message>
    <message>
        <source>It is in use by another session: %1</source>
        <translation>Lo está usando otra sesión: %1</translation>
    </message>
    <message>
        <source>Try again when the others have left; a psql left open counts.</source>
        <translation>Volver a intentarlo cuando los demás hayan salido; un psql abierto también cuenta.</translation>
    </message>
    <message>
        <source>It is not in the state that this needs: %1</source>
        <translation>No está en el estado que esto necesita: %1</translation>
    </message>
    <message>
        <source>Somebody else holds a lock that this needs.</source>
        <translation>Otro tiene un bloqueo que esto necesita.</translation>
    </message>
    <message>
        <source>Try again; a long transaction in another session is the usual cause.</source>
        <translation>Volver a intentarlo; la causa habitual es una transacción larga en otra sesión.</translation>
    </message>
    <message>
        <source>This and another session waited for each other; the server ended this one.</source>
        <translation>Esta sesión y otra se esperaban mutuamente; el servidor ha terminado esta.</translation>
    </message>
    <message>
        <source>Try again: nothing of it was kept.</source>
        <translation>Volver a intentarlo: no se ha guardado nada.</translation>
    </message>
    <message>
        <source>Somebody else changed the same data at the same time.</source>
        <translation>Otro ha cambiado los mismos datos al mismo tiempo.</translation>
    </message>
    <message>
        <source>The server does not say whether the statement was carried out.</source>
        <translation>El servidor no dice si la sentencia se llevó a cabo.</translation>
    </message>
    <message>
        <source>Look before repeating it.</source>
        <translation>Mirar antes de repetirla.</translation>
    </message>
    <message>
        <source>Other things depend on it: %1</source>
        <translation>Otras cosas dependen de esto: %1</translation>
    </message>
    <message>
        <source>Remove or reassign what depends on it first.</source>
        <translation>Quitar o reasignar primero lo que depende de ello.</translation>
    </message>
    <message>
        <source>The statement was cancelled on the server.</source>
        <translation>La sentencia se ha cancelado en el servidor.</translation>
    </message>
    <message>
        <source>The server ended the connection: it is shutting down, or somebody ended this session.</source>
        <translation>El servidor ha terminado la conexión: se está cerrando, o alguien ha terminado esta sesión.</translation>
    </message>
    <message>
        <source>Try again when the server is back.</source>
        <translation>Volver a intentarlo cuando vuelva el servidor.</translation>
    </message>
    <message>
        <source>The server ended the connection because another of its processes crashed.</source>
        <translation>El servidor ha terminado la conexión porque otro de sus procesos se ha caído.</translation>
    </message>
    <message>
        <source>Try again in a moment; the server recovers by itself.</source>
        <translation>Volver a intentarlo en un momento; el servidor se recupera solo.</translation>
    </message>
    <message>
        <source>The server is starting up or shutting down and takes no connections now.</source>
        <translation>El servidor se está iniciando o cerrando y no admite conexiones ahora.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Volver a intentarlo en un momento.</translation>
    </message>
    <message>
        <source>The database was dropped while it was in use.</source>
        <translation>La base de datos se ha eliminado mientras estaba en uso.</translation>
    </message>
    <message>
        <source>The server ended the connection because it was idle too long.</source>
        <translation>El servidor ha terminado la conexión porque estuvo inactiva demasiado tiempo.</translation>
    </message>
    <message>
        <source>An earlier statement of this transaction failed; nothing of it was kept.</source>
        <translation>Una sentencia anterior de esta transacción ha fallado; no se ha guardado nada de ella.</translation>
    </message>
    <message>
        <source>The server ended the connection because a transaction was idle too long.</source>
        <translation>El servidor ha terminado la conexión porque una transacción estuvo inactiva demasiado tiempo.</translation>
    </message>
    <message>
        <source>A character cannot be kept in this database&apos;s encoding: %1</source>
        <translation>La codificación de esta base de datos no puede guardar un carácter: %1</translation>
    </message>
    <message>
        <source>Leave the character out, or move to a database in UTF-8.</source>
        <translation>Quitar el carácter, o pasar a una base de datos en UTF-8.</translation>
    </message>
    <message>
        <source>The text is not valid in its encoding: %1</source>
        <translation>El texto no es válido en su codificación: %1</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 and try again.</source>
        <translation>Guardar el archivo como UTF-8 y volver a intentarlo.</translation>
    </message>
    <message>
        <source>The server does not understand the SQL: %1</source>
        <translation>El servidor no entiende el SQL: %1</translation>
    </message>
    <message>
        <source>This server cannot do that: %1</source>
        <translation>Este servidor no puede hacer eso: %1</translation>
    </message>
    <message>
        <source>The data breaks a rule of the database: %1</source>
        <translation>Los datos incumplen una regla de la base de datos: %1</translation>
    </message>
    <message>
        <source>The server has not enough of something: %1</source>
        <translation>Al servidor le falta algo: %1</translation>
    </message>
    <message>
        <source>The server met a fault of its disk or system: %1</source>
        <translation>El servidor ha encontrado un fallo de su disco o de su sistema: %1</translation>
    </message>
    <message>
        <source>The quotation mark at position %1 is never closed.</source>
        <translation>La comilla de la posición %1 no se cierra.</translation>
    </message>
    <message>
        <source>Add the closing quotation mark.</source>
        <translation>Añadir la comilla de cierre.</translation>
    </message>
    <message>
        <source>“%1” at position %2 does not fit %3.</source>
        <translation>«%1» en la posición %2 no sirve para %3.</translation>
    </message>
    <message>
        <source>Give a number, like 3, &gt;0 or &lt;=10.</source>
        <translation>Dar un número, como 3, &gt;0 o &lt;=10.</translation>
    </message>
    <message>
        <source>Give a size, like 500MB, &gt;1GB or &lt;=1.5TB.</source>
        <translation>Dar un tamaño, como 500MB, &gt;1GB o &lt;=1.5TB.</translation>
    </message>
    <message>
        <source>Give a date, like 2026-01-31, &gt;=2026-01 or &lt;2026.</source>
        <translation>Dar una fecha, como 2026-01-31, &gt;=2026-01 o &lt;2026.</translation>
    </message>
    <message>
        <source>There is nothing called “%1” to filter by (position %2).</source>
        <translation>No hay nada llamado «%1» por lo que filtrar (posición %2).</translation>
    </message>
    <message>
        <source>Known are %1. Put quotation marks around words that hold a colon.</source>
        <translation>Se conocen %1. Las palabras que contienen dos puntos van entre comillas.</translation>
    </message>
    <message>
        <source>A value is missing after “%1:” (position %2).</source>
        <translation>Falta un valor después de «%1:» (posición %2).</translation>
    </message>
    <message>
        <source>Write the value behind the colon, without a space.</source>
        <translation>Escribir el valor detrás de los dos puntos, sin espacio.</translation>
    </message>
    <message>
        <source>Known are %1.</source>
        <translation>Se conocen %1.</translation>
    </message>
    <message>
        <source>administrator&apos;s name</source>
        <translation>nombre del administrador</translation>
    </message>
    <message>
        <source>The name “%1” is one that Tenantry itself needs.</source>
        <translation>El nombre «%1» lo necesita el propio Tenantry.</translation>
    </message>
    <message>
        <source>Choose another operator name.</source>
        <translation>Elegir otro nombre de operador.</translation>
    </message>
    <message>
        <source>“%1” is not a domain.</source>
        <translation>«%1» no es un dominio.</translation>
    </message>
    <message>
        <source>Give the domain that tenants&apos; host names end with, like example.org.</source>
        <translation>Dar el dominio con el que terminan los nombres de host de los tenants, como example.org.</translation>
    </message>
    <message>
        <source>“%1” is not a colour of a registry.</source>
        <translation>«%1» no es el color de un registro.</translation>
    </message>
    <message>
        <source>Choose green (local), amber (staging) or red (production).</source>
        <translation>Elegir green (local), amber (preproducción) o red (producción).</translation>
    </message>
    <message>
        <source>The password is empty, longer than 1000 bytes, or holds a NUL character.</source>
        <translation>La contraseña está vacía, ocupa más de 1000 bytes o contiene un carácter NUL.</translation>
    </message>
    <message>
        <source>Choose a password of 12 characters or more.</source>
        <translation>Elegir una contraseña de 12 caracteres o más.</translation>
    </message>
    <message>
        <source>Looking at the server</source>
        <translation>Mirando el servidor</translation>
    </message>
    <message>
        <source>Somebody else is making the registry %1 right now.</source>
        <translation>Alguien está creando el registro %1 en este momento.</translation>
    </message>
    <message>
        <source>Wait a moment, then look at it.</source>
        <translation>Esperar un momento y mirarlo.</translation>
    </message>
    <message>
        <source>Making keys</source>
        <translation>Creando las claves</translation>
    </message>
    <message>
        <source>Making roles</source>
        <translation>Creando los roles</translation>
    </message>
    <message>
        <source>Making the database</source>
        <translation>Creando la base de datos</translation>
    </message>
    <message>
        <source>Filling the registry</source>
        <translation>Llenando el registro</translation>
    </message>
    <message>
        <source>The server is PostgreSQL %1; a registry needs 15 or newer.</source>
        <translation>El servidor es PostgreSQL %1; un registro necesita 15 o más nuevo.</translation>
    </message>
    <message>
        <source>Use a newer server.</source>
        <translation>Usar un servidor más nuevo.</translation>
    </message>
    <message>
        <source>%1 may not create databases and roles on this server.</source>
        <translation>%1 no puede crear bases de datos y roles en este servidor.</translation>
    </message>
    <message>
        <source>Have a superuser run: ALTER ROLE %1 CREATEDB CREATEROLE</source>
        <translation>Pedir a un superusuario que ejecute: ALTER ROLE %1 CREATEDB CREATEROLE</translation>
    </message>
    <message>
        <source>The database %1 is a registry already.</source>
        <translation>La base de datos %1 ya es un registro.</translation>
    </message>
    <message>
        <source>Sign in to it, or choose another database name.</source>
        <translation>Iniciar sesión en él, o elegir otro nombre de base de datos.</translation>
    </message>
    <message>
        <source>A database called %1 is there already, and it is not a registry of yours.</source>
        <translation>Ya existe una base de datos llamada %1, y no es un registro propio.</translation>
    </message>
    <message>
        <source>Choose another name for the registry&apos;s database.</source>
        <translation>Elegir otro nombre para la base de datos del registro.</translation>
    </message>
    <message>
        <source>A role called %1 exists on this server already.</source>
        <translation>Ya existe un rol llamado %1 en este servidor.</translation>
    </message>
    <message>
        <source>Choose another operator name; an operator of another registry here gives the password that they have.</source>
        <translation>Elegir otro nombre de operador; un operador de otro registro de aquí da la contraseña que ya tiene.</translation>
    </message>
    <message>
        <source>The server has a role %1 with rights of its own; Tenantry needs it as a plain group.</source>
        <translation>El servidor tiene un rol %1 con derechos propios; Tenantry lo necesita como simple grupo.</translation>
    </message>
    <message>
        <source>Take LOGIN, SUPERUSER, CREATEROLE and CREATEDB from it, or use another server.</source>
        <translation>Quitarle LOGIN, SUPERUSER, CREATEROLE y CREATEDB, o usar otro servidor.</translation>
    </message>
    <message>
        <source>Tenantry&apos;s roles were made by somebody else: create the registry as that role, or as a superuser.</source>
        <translation>Los roles de Tenantry los creó otra persona: crear el registro con ese rol, o como superusuario.</translation>
    </message>
    <message>
        <source>There is no operation %1.</source>
        <translation>No existe la operación %1.</translation>
    </message>
    <message>
        <source>No plan is called %1.</source>
        <translation>Ningún plan se llama %1.</translation>
    </message>
    <message>
        <source>description</source>
        <translation>descripción</translation>
    </message>
    <message>
        <source>A connection limit of %1 is not possible.</source>
        <translation>Un límite de conexiones de %1 no es posible.</translation>
    </message>
    <message>
        <source>Give a number from 0 to 262143, or -1 for no limit.</source>
        <translation>Dar un número de 0 a 262143, o -1 para no tener límite.</translation>
    </message>
    <message>
        <source>A plan is called “%1” already.</source>
        <translation>Ya hay un plan llamado «%1».</translation>
    </message>
    <message>
        <source>Choose another name; upper and lower case do not make a difference.</source>
        <translation>Elegir otro nombre; las mayúsculas y minúsculas no cuentan.</translation>
    </message>
    <message>
        <source>No product is called %1.</source>
        <translation>Ningún producto se llama %1.</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text.</source>
        <translation>%1 no es texto UTF-8.</translation>
    </message>
    <message>
        <source>template&apos;s name</source>
        <translation>nombre de la plantilla</translation>
    </message>
    <message>
        <source>%1 has changed since version %2 was imported.</source>
        <translation>%1 ha cambiado desde que se importó la versión %2.</translation>
    </message>
    <message>
        <source>A product is called “%1” already.</source>
        <translation>Ya hay un producto llamado «%1».</translation>
    </message>
    <message>
        <source>Import new files into it, or choose another name.</source>
        <translation>Importar en él los archivos nuevos, o elegir otro nombre.</translation>
    </message>
    <message>
        <source>The registry is at schema version %1, newer than version %2 of this program.</source>
        <translation>El registro está en la versión de esquema %1, más nueva que la versión %2 de este programa.</translation>
    </message>
    <message>
        <source>Update Tenantry on this computer.</source>
        <translation>Actualizar Tenantry en este equipo.</translation>
    </message>
    <message>
        <source>The registry was made with another %1 than this program brings.</source>
        <translation>El registro se hizo con un %1 distinto del que trae este programa.</translation>
    </message>
    <message>
        <source>Use the release of Tenantry that the registry was made with; nothing was changed.</source>
        <translation>Usar la versión de Tenantry con la que se hizo el registro; no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Applying %1 to the registry…</source>
        <translation>Aplicando %1 al registro…</translation>
    </message>
    <message>
        <source>Somebody else is upgrading this registry right now.</source>
        <translation>Alguien está actualizando este registro en este momento.</translation>
    </message>
    <message>
        <source>Wait until it is done, then look at its status.</source>
        <translation>Esperar a que termine y mirar su estado.</translation>
    </message>
    <message>
        <source>The database %1 holds no Tenantry registry.</source>
        <translation>La base de datos %1 no contiene ningún registro de Tenantry.</translation>
    </message>
    <message>
        <source>Check the name of the database, or create a registry.</source>
        <translation>Comprobar el nombre de la base de datos, o crear un registro.</translation>
    </message>
    <message>
        <source>You are no operator of this registry.</source>
        <translation>Esta cuenta no es de ningún operador de este registro.</translation>
    </message>
    <message>
        <source>Ask an ADMIN of the registry to add you.</source>
        <translation>Pedir a un ADMIN del registro que la añada.</translation>
    </message>
    <message>
        <source>%1 does not own the registry and cannot change its schema.</source>
        <translation>%1 no es dueño del registro y no puede cambiar su esquema.</translation>
    </message>
    <message>
        <source>Upgrade it as the role that created it, or as a superuser of the server.</source>
        <translation>Actualizarlo con el rol que lo creó, o como superusuario del servidor.</translation>
    </message>
    <message>
        <source>The root certificate could not be written to %1.</source>
        <translation>El certificado raíz no se ha podido escribir en %1.</translation>
    </message>
    <message>
        <source>Make room on the disk, or make the folder writable.</source>
        <translation>Hacer sitio en el disco, o permitir la escritura en la carpeta.</translation>
    </message>
    <message>
        <source>No server is called %1.</source>
        <translation>Ningún servidor se llama %1.</translation>
    </message>
    <message>
        <source>root certificate</source>
        <translation>certificado raíz</translation>
    </message>
    <message>
        <source>The number of tenants that a server takes cannot be negative.</source>
        <translation>El número de tenants que admite un servidor no puede ser negativo.</translation>
    </message>
    <message>
        <source>Give 0 for no limit.</source>
        <translation>Dar 0 para no tener límite.</translation>
    </message>
    <message>
        <source>A server is called “%1” already.</source>
        <translation>Ya hay un servidor llamado «%1».</translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) live on %1.</source>
        <translation>
            <numerusform>En %1 hay %n tenant.</numerusform>
            <numerusform>En %1 hay %n tenants.</numerusform>
        </translation>
    </message>
    <message>
        <source>Move or retire them first; meanwhile the server can be closed for new tenants.</source>
        <translation>Moverlos o darlos de baja primero; mientras tanto, el servidor se puede cerrar para tenants nuevos.</translation>
    </message>
    <message>
        <source>The operator name or the password is not right.</source>
        <translation>El nombre de operador o la contraseña no son correctos.</translation>
    </message>
    <message>
        <source>Check both, and the registry you chose. An ADMIN can set a new password.</source>
        <translation>Comprobar ambos, y el registro elegido. Un ADMIN puede poner una contraseña nueva.</translation>
    </message>
    <message>
        <source>%1 is no operator of this registry.</source>
        <translation>%1 no es operador de este registro.</translation>
    </message>
    <message>
        <source>The account of %1 is disabled in this registry.</source>
        <translation>La cuenta de %1 está desactivada en este registro.</translation>
    </message>
    <message>
        <source>Ask an ADMIN of the registry to enable it again.</source>
        <translation>Pedir a un ADMIN del registro que la vuelva a activar.</translation>
    </message>
    <message>
        <source>The registry is at schema version %1; this program needs version %2.</source>
        <translation>El registro está en la versión de esquema %1; este programa necesita la versión %2.</translation>
    </message>
    <message>
        <source>Have its owner upgrade it: tenantryctl registry upgrade.</source>
        <translation>Pedir a su dueño que lo actualice: tenantryctl registry upgrade.</translation>
    </message>
    <message>
        <source>This registry is open for reading only: it is newer than this program, or a standby.</source>
        <translation>Este registro está abierto solo para lectura: es más nuevo que este programa, o una réplica.</translation>
    </message>
    <message>
        <source>Update Tenantry on this computer, or sign in to the primary.</source>
        <translation>Actualizar Tenantry en este equipo, o iniciar sesión en el servidor primario.</translation>
    </message>
    <message>
        <source>This needs the role ADMIN; %1 is a USER.</source>
        <translation>Esto requiere el rol ADMIN; %1 es USER.</translation>
    </message>
    <message>
        <source>Ask an ADMIN of the registry.</source>
        <translation>Pedirlo a un ADMIN del registro.</translation>
    </message>
    <message>
        <source>Your role in this registry does not permit this.</source>
        <translation>El rol de esta cuenta en este registro no lo permite.</translation>
    </message>
    <message>
        <source>The tenant cannot go to that state from the one it is in.</source>
        <translation>El tenant no puede pasar a ese estado desde el que está.</translation>
    </message>
    <message>
        <source>Read the tenant again: somebody may have changed it meanwhile.</source>
        <translation>Volver a leer el tenant: puede que alguien lo haya cambiado mientras tanto.</translation>
    </message>
    <message>
        <source>The tenant is in use and cannot be removed.</source>
        <translation>El tenant está en uso y no se puede quitar.</translation>
    </message>
    <message>
        <source>Take the tenant out of service first.</source>
        <translation>Retirar primero el tenant del servicio.</translation>
    </message>
    <message>
        <source>This is the last ADMIN of the registry who can sign in.</source>
        <translation>Es el último ADMIN del registro que puede iniciar sesión.</translation>
    </message>
    <message>
        <source>Events are never changed or removed.</source>
        <translation>Los eventos no se cambian ni se quitan nunca.</translation>
    </message>
    <message>
        <source>The registry does not accept one of these values.</source>
        <translation>El registro no acepta uno de estos valores.</translation>
    </message>
    <message>
        <source>The details name the rule that it breaks.</source>
        <translation>Los detalles nombran la regla que incumple.</translation>
    </message>
    <message>
        <source>One of these values has the wrong form.</source>
        <translation>Uno de estos valores no tiene la forma correcta.</translation>
    </message>
    <message>
        <source>The details name the value.</source>
        <translation>Los detalles nombran el valor.</translation>
    </message>
    <message>
        <source>The %1 holds a NUL character.</source>
        <translation>El valor «%1» contiene un carácter NUL.</translation>
    </message>
    <message>
        <source>Type it again instead of pasting it.</source>
        <translation>Escribirlo de nuevo en vez de pegarlo.</translation>
    </message>
    <message>
        <source>The %1 is longer than %2 characters.</source>
        <translation>El valor «%1» tiene más de %2 caracteres.</translation>
    </message>
    <message>
        <source>Use a shorter text.</source>
        <translation>Usar un texto más corto.</translation>
    </message>
    <message>
        <source>The name “%1” cannot be used.</source>
        <translation>El nombre «%1» no se puede usar.</translation>
    </message>
    <message>
        <source>Give a name of 1 to 100 characters, without spaces at its ends.</source>
        <translation>Dar un nombre de 1 a 100 caracteres, sin espacios en los extremos.</translation>
    </message>
    <message>
        <source>Check the name; somebody may have removed it meanwhile.</source>
        <translation>Comprobar el nombre; puede que alguien lo haya quitado mientras tanto.</translation>
    </message>
    <message>
        <source>note</source>
        <translation>nota</translation>
    </message>
    <message>
        <source>label</source>
        <translation>etiqueta</translation>
    </message>
    <message>
        <source>A label is empty.</source>
        <translation>Hay una etiqueta vacía.</translation>
    </message>
    <message>
        <source>Remove it, or give it a name.</source>
        <translation>Quitarla, o darle un nombre.</translation>
    </message>
    <message>
        <source>Choose another one; a name is free again when the tenant that has it is gone.</source>
        <translation>Elegir otro; un nombre vuelve a estar libre cuando desaparece el tenant que lo tiene.</translation>
    </message>
    <message>
        <source>The slug “%1” is taken by %2 (%3).</source>
        <translation>El slug «%1» lo tiene %2 (%3).</translation>
    </message>
    <message>
        <source>The subdomain “%1” is taken by %2 (%3).</source>
        <translation>El subdominio «%1» lo tiene %2 (%3).</translation>
    </message>
    <message>
        <source>The database “%1” on this server belongs to %2 (%3).</source>
        <translation>La base de datos «%1» de este servidor pertenece a %2 (%3).</translation>
    </message>
    <message>
        <source>The role “%1” on this server belongs to %2 (%3).</source>
        <translation>El rol «%1» de este servidor pertenece a %2 (%3).</translation>
    </message>
    <message>
        <source>%1 was changed by %2 while you were editing.</source>
        <translation>%2 ha cambiado %1 mientras se editaba.</translation>
    </message>
    <message>
        <source>Read it again, then make your change once more.</source>
        <translation>Leerlo de nuevo y repetir el cambio.</translation>
    </message>
    <message>
        <source>The product, plan or server chosen is no longer in the registry.</source>
        <translation>El producto, el plan o el servidor elegido ya no está en el registro.</translation>
    </message>
    <message>
        <source>Read them again and choose another.</source>
        <translation>Leerlos de nuevo y elegir otro.</translation>
    </message>
    <message>
        <source>%1 is in state %2 and cannot go to %3.</source>
        <translation>%1 está en el estado %2 y no puede pasar a %3.</translation>
    </message>
    <message>
        <source>A quoted cell that begins in the row at line %1 never ends.</source>
        <translation>Una celda entre comillas que empieza en la fila de la línea %1 no termina.</translation>
    </message>
    <message>
        <source>Close it with a quotation mark; a quotation mark inside a cell is doubled.</source>
        <translation>Cerrarla con comillas; unas comillas dentro de una celda se escriben dos veces.</translation>
    </message>
    <message>
        <source>The file is not UTF-8.</source>
        <translation>El archivo no es UTF-8.</translation>
    </message>
    <message>
        <source>Save it as “CSV UTF-8” and try again.</source>
        <translation>Guardarlo como «CSV UTF-8» y volver a intentarlo.</translation>
    </message>
    <message>
        <source>The file holds NUL bytes; it is not a text table.</source>
        <translation>El archivo contiene bytes NUL; no es una tabla de texto.</translation>
    </message>
    <message>
        <source>Export the table as CSV and try again.</source>
        <translation>Exportar la tabla como CSV y volver a intentarlo.</translation>
    </message>
    <message>
        <source>The first row names the columns: %1. Only “name” is needed.</source>
        <translation>La primera fila nombra las columnas: %1. Solo «name» es necesaria.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>El archivo está vacío.</translation>
    </message>
    <message>
        <source>The file has %1 rows; at most %2 are taken at once.</source>
        <translation>El archivo tiene %1 filas; se admiten %2 como máximo de una vez.</translation>
    </message>
    <message>
        <source>Cut it into several files.</source>
        <translation>Dividirlo en varios archivos.</translation>
    </message>
    <message>
        <source>The file has columns that are not known: %1.</source>
        <translation>El archivo tiene columnas que no se conocen: %1.</translation>
    </message>
    <message>
        <source>The file has no column “name”.</source>
        <translation>El archivo no tiene la columna «name».</translation>
    </message>
    <message>
        <source>The column “%1” is there twice.</source>
        <translation>La columna «%1» está dos veces.</translation>
    </message>
    <message>
        <source>The row has %1 cells, the header %2.</source>
        <translation>La fila tiene %1 celdas, la cabecera %2.</translation>
    </message>
    <message>
        <source>Put cells that hold the separator in quotation marks.</source>
        <translation>Poner entre comillas las celdas que contienen el separador.</translation>
    </message>
    <message>
        <source>“%1” was used in line %2 already.</source>
        <translation>«%1» ya se usó en la línea %2.</translation>
    </message>
    <message>
        <source>Give each row a slug and a subdomain of its own.</source>
        <translation>Dar a cada fila un slug y un subdominio propios.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Elegir otro.</translation>
    </message>
    <message>
        <source>Server reachable</source>
        <translation>Servidor accesible</translation>
    </message>
    <message>
        <source>There is no driver called %1.</source>
        <translation>No hay ningún controlador llamado %1.</translation>
    </message>
    <message>
        <source>Choose a PostgreSQL server.</source>
        <translation>Elegir un servidor PostgreSQL.</translation>
    </message>
    <message>
        <source>%1 answers in %2 ms</source>
        <translation>%1 responde en %2 ms</translation>
    </message>
    <message>
        <source>Server version</source>
        <translation>Versión del servidor</translation>
    </message>
    <message>
        <source>The server is PostgreSQL %1; Tenantry needs 15 or newer.</source>
        <translation>El servidor es PostgreSQL %1; Tenantry necesita 15 o más nuevo.</translation>
    </message>
    <message>
        <source>Upgrade the server, or choose another one.</source>
        <translation>Actualizar el servidor, o elegir otro.</translation>
    </message>
    <message>
        <source>PostgreSQL %1</source>
        <translation>PostgreSQL %1</translation>
    </message>
    <message>
        <source>Privileges</source>
        <translation>Privilegios</translation>
    </message>
    <message>
        <source>The role %1 may not create databases and roles on %2.</source>
        <translation>El rol %1 no puede crear bases de datos y roles en %2.</translation>
    </message>
    <message>
        <source>Give it both: ALTER ROLE %1 CREATEDB CREATEROLE.</source>
        <translation>Darle ambos: ALTER ROLE %1 CREATEDB CREATEROLE.</translation>
    </message>
    <message>
        <source>%1 may create databases and roles</source>
        <translation>%1 puede crear bases de datos y roles</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Capacidad</translation>
    </message>
    <message>
        <source>%1 takes no new tenants.</source>
        <translation>%1 no admite tenants nuevos.</translation>
    </message>
    <message>
        <source>Choose another server, or open this one for tenants.</source>
        <translation>Elegir otro servidor, o abrir este para tenants.</translation>
    </message>
    <message>
        <source>%1 is full: %2 tenants of at most %3.</source>
        <translation>%1 está lleno: %2 tenants de %3 como máximo.</translation>
    </message>
    <message>
        <source>Choose another server, or raise its limit.</source>
        <translation>Elegir otro servidor, o subir su límite.</translation>
    </message>
    <message>
        <source>%1 has %2 of %3 connections left.</source>
        <translation>A %1 le quedan %2 de %3 conexiones.</translation>
    </message>
    <message>
        <source>Wait until connections are free, or choose another server.</source>
        <translation>Esperar a que haya conexiones libres, o elegir otro servidor.</translation>
    </message>
    <message>
        <source>%1 tenants, %2 of %3 connections in use</source>
        <translation>%1 tenants, %2 de %3 conexiones en uso</translation>
    </message>
    <message>
        <source>Database name</source>
        <translation>Nombre de la base de datos</translation>
    </message>
    <message>
        <source>Role name</source>
        <translation>Nombre del rol</translation>
    </message>
    <message>
        <source>A database called %1 exists on %2 already.</source>
        <translation>Ya existe una base de datos llamada %1 en %2.</translation>
    </message>
    <message>
        <source>Choose another database name, or adopt the database.</source>
        <translation>Elegir otro nombre de base de datos, o adoptar la existente.</translation>
    </message>
    <message>
        <source>%1 is free on %2</source>
        <translation>%1 está libre en %2</translation>
    </message>
    <message>
        <source>A role called %1 exists on %2 already.</source>
        <translation>Ya existe un rol llamado %1 en %2.</translation>
    </message>
    <message>
        <source>Choose another role name.</source>
        <translation>Elegir otro nombre de rol.</translation>
    </message>
    <message>
        <source>The template %1 is not on %2.</source>
        <translation>La plantilla %1 no está en %2.</translation>
    </message>
    <message>
        <source>Build it again (product template), or provision without a template.</source>
        <translation>Construirla de nuevo (product template), o aprovisionar sin plantilla.</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Plantilla</translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation>%1 está lista</translation>
    </message>
    <message>
        <source>Your role</source>
        <translation>Rol propio</translation>
    </message>
    <message>
        <source>%1 may provision tenants</source>
        <translation>%1 puede aprovisionar tenants</translation>
    </message>
    <message>
        <source>Company name</source>
        <translation>Nombre de la empresa</translation>
    </message>
    <message>
        <source>The slug “%1” is taken.</source>
        <translation>El slug «%1» ya está en uso.</translation>
    </message>
    <message>
        <source>Slug</source>
        <translation>Slug</translation>
    </message>
    <message>
        <source>%1 is free</source>
        <translation>%1 está libre</translation>
    </message>
    <message>
        <source>The subdomain “%1” is taken.</source>
        <translation>El subdominio «%1» ya está en uso.</translation>
    </message>
    <message>
        <source>Subdomain</source>
        <translation>Subdominio</translation>
    </message>
    <message>
        <source>First admin</source>
        <translation>Primer administrador</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>The product %1 has neither migrations nor a template.</source>
        <translation>El producto %1 no tiene ni migraciones ni plantilla.</translation>
    </message>
    <message>
        <source>Import its migrations first (product import).</source>
        <translation>Importar primero sus migraciones (product import).</translation>
    </message>
    <message>
        <source>The product %1 makes a first account, and no e-mail address was given for it.</source>
        <translation>El producto %1 crea una primera cuenta, y no se ha dado una dirección de correo para ella.</translation>
    </message>
    <message>
        <source>Give the address of the tenant&apos;s first admin.</source>
        <translation>Dar la dirección del primer administrador del tenant.</translation>
    </message>
    <message>
        <source>%1 at version %2</source>
        <translation>%1 en la versión %2</translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>Comprobar todo</translation>
    </message>
    <message>
        <source>Reserve the name</source>
        <translation>Reservar el nombre</translation>
    </message>
    <message>
        <source>Create the database role</source>
        <translation>Crear el rol de base de datos</translation>
    </message>
    <message>
        <source>Create the database</source>
        <translation>Crear la base de datos</translation>
    </message>
    <message>
        <source>Close it to everybody else</source>
        <translation>Cerrarla a todos los demás</translation>
    </message>
    <message>
        <source>Apply pending migrations</source>
        <translation>Aplicar las migraciones pendientes</translation>
    </message>
    <message>
        <source>Create the first account</source>
        <translation>Crear la primera cuenta</translation>
    </message>
    <message>
        <source>Sign in as the tenant and check</source>
        <translation>Iniciar sesión como el tenant y comprobar</translation>
    </message>
    <message>
        <source>Activate the tenant</source>
        <translation>Activar el tenant</translation>
    </message>
    <message>
        <source>Choose one of: %1.</source>
        <translation>Elegir uno de: %1.</translation>
    </message>
    <message>
        <source>The operation ended without saying why.</source>
        <translation>La operación terminó sin decir por qué.</translation>
    </message>
    <message>
        <source>No slug can be made from “%1”.</source>
        <translation>De «%1» no se puede formar un slug.</translation>
    </message>
    <message>
        <source>Give one with letters a to z.</source>
        <translation>Dar uno con letras de la a a la z.</translation>
    </message>
    <message>
        <source>There is no product yet.</source>
        <translation>Todavía no hay ningún producto.</translation>
    </message>
    <message>
        <source>Add one first: tenantryctl product add NAME --migrations DIR.</source>
        <translation>Añadir uno primero: tenantryctl product add NOMBRE --migrations CARPETA.</translation>
    </message>
    <message>
        <source>There are several products, and none was chosen.</source>
        <translation>Hay varios productos, y no se ha elegido ninguno.</translation>
    </message>
    <message>
        <source>There is no plan yet.</source>
        <translation>Todavía no hay ningún plan.</translation>
    </message>
    <message>
        <source>Add one first: tenantryctl plan add NAME.</source>
        <translation>Añadir uno primero: tenantryctl plan add NOMBRE.</translation>
    </message>
    <message>
        <source>There is no server yet.</source>
        <translation>Todavía no hay ningún servidor.</translation>
    </message>
    <message>
        <source>There are several servers, and none was chosen.</source>
        <translation>Hay varios servidores, y no se ha elegido ninguno.</translation>
    </message>
    <message>
        <source>The operation is a “%1”, not a provisioning.</source>
        <translation>La operación es «%1», no un aprovisionamiento.</translation>
    </message>
    <message>
        <source>The cryptography of this system does not work.</source>
        <translation>La criptografía de este sistema no funciona.</translation>
    </message>
    <message>
        <source>Install the OpenSSL plugin of QCA for Qt 6 (libqca-qt6-plugins).</source>
        <translation>Instalar el complemento OpenSSL de QCA para Qt 6 (libqca-qt6-plugins).</translation>
    </message>
    <message>
        <source>A key cannot be derived for so long a name.</source>
        <translation>No se puede derivar una clave para un nombre tan largo.</translation>
    </message>
    <message>
        <source>A stored secret does not open: it was damaged or changed, or belongs to something else.</source>
        <translation>Un secreto guardado no se abre: se ha dañado o cambiado, o pertenece a otra cosa.</translation>
    </message>
    <message>
        <source>Restore the registry from a backup, or enter the secret again.</source>
        <translation>Restaurar el registro de una copia de seguridad, o introducir de nuevo el secreto.</translation>
    </message>
    <message>
        <source>Argon2id with %1 KiB, %2 passes and %3 lanes is outside of what Tenantry uses.</source>
        <translation>Argon2id con %1 KiB, %2 pasadas y %3 carriles está fuera de lo que usa Tenantry.</translation>
    </message>
    <message>
        <source>Use at least 19 MiB and 2 passes, and at most 4 GiB, 64 passes and 64 lanes.</source>
        <translation>Usar al menos 19 MiB y 2 pasadas, y como máximo 4 GiB, 64 pasadas y 64 carriles.</translation>
    </message>
    <message>
        <source>A key cannot be derived without a salt of 16 bytes.</source>
        <translation>No se puede derivar una clave sin una sal de 16 bytes.</translation>
    </message>
    <message>
        <source>This computer could not derive a key: it takes %1 MiB of memory.</source>
        <translation>Este equipo no ha podido derivar una clave: necesita %1 MiB de memoria.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Cerrar otros programas y volver a intentarlo.</translation>
    </message>
    <message>
        <source>An operator&apos;s key is damaged.</source>
        <translation>La clave de un operador está dañada.</translation>
    </message>
    <message>
        <source>Ask an admin to set a new password for this operator, or use the recovery key.</source>
        <translation>Pedir a un administrador que ponga una contraseña nueva a este operador, o usar la clave de recuperación.</translation>
    </message>
    <message>
        <source>The password does not open this operator&apos;s key.</source>
        <translation>La contraseña no abre la clave de este operador.</translation>
    </message>
    <message>
        <source>Type it again; mind upper case and the keyboard layout.</source>
        <translation>Escribirla de nuevo; atención a las mayúsculas y a la distribución del teclado.</translation>
    </message>
    <message>
        <source>A data key is missing or has the wrong size.</source>
        <translation>Falta una clave de datos o tiene un tamaño incorrecto.</translation>
    </message>
    <message>
        <source>A password hash needs at least 19 MiB and 2 passes of Argon2id.</source>
        <translation>Un hash de contraseña necesita al menos 19 MiB y 2 pasadas de Argon2id.</translation>
    </message>
    <message>
        <source>This computer could not hash the password: it takes %1 MiB of memory.</source>
        <translation>Este equipo no ha podido calcular el hash de la contraseña: necesita %1 MiB de memoria.</translation>
    </message>
    <message>
        <source>Compare it with the paper: nine groups of four letters and digits.</source>
        <translation>Compararla con el papel: nueve grupos de cuatro letras y cifras.</translation>
    </message>
    <message>
        <source>Group %1 of the recovery key looks wrong.</source>
        <translation>El grupo %1 de la clave de recuperación parece incorrecto.</translation>
    </message>
    <message>
        <source>A recovery key has 36 letters and digits; this one has %1.</source>
        <translation>Una clave de recuperación tiene 36 letras y cifras; esta tiene %1.</translation>
    </message>
    <message>
        <source>This recovery key has more than one mistake.</source>
        <translation>Esta clave de recuperación tiene más de un error.</translation>
    </message>
    <message>
        <source>A secret needs an identity of 1 to 512 bytes to be bound to.</source>
        <translation>Un secreto necesita una identidad de 1 a 512 bytes a la que vincularse.</translation>
    </message>
    <message>
        <source>Operator %1 was not granted version %3 of the key “%2”.</source>
        <translation>Al operador %1 no se le concedió la versión %3 de la clave «%2».</translation>
    </message>
    <message>
        <source>Sign in again; if that does not help, ask an admin to grant it.</source>
        <translation>Iniciar sesión de nuevo; si no ayuda, pedir a un administrador que la conceda.</translation>
    </message>
    <message>
        <source>The role of operator %1 cannot open secrets under the key “%2”.</source>
        <translation>El rol del operador %1 no puede abrir secretos de la clave «%2».</translation>
    </message>
    <message>
        <source>Ask an admin to do this, or to change your role.</source>
        <translation>Pedir a un administrador que lo haga, o que cambie el rol.</translation>
    </message>
    <message>
        <source>The SQLite driver of Qt does not work.</source>
        <translation>El controlador SQLite de Qt no funciona.</translation>
    </message>
    <message>
        <source>Install the package libqt6sql6-sqlite.</source>
        <translation>Instalar el paquete libqt6sql6-sqlite.</translation>
    </message>
    <message>
        <source>The disk that holds %1 is full.</source>
        <translation>El disco que contiene %1 está lleno.</translation>
    </message>
    <message>
        <source>Free some space; nothing that was stored before is lost.</source>
        <translation>Liberar espacio; no se pierde nada de lo guardado antes.</translation>
    </message>
    <message>
        <source>%1 cannot be written any more.</source>
        <translation>Ya no se puede escribir %1.</translation>
    </message>
    <message>
        <source>Check its permissions and the disk; until then nothing is remembered.</source>
        <translation>Comprobar sus permisos y el disco; hasta entonces no se recuerda nada.</translation>
    </message>
    <message>
        <source>Another Tenantry keeps %1 busy.</source>
        <translation>Otro Tenantry mantiene ocupado %1.</translation>
    </message>
    <message>
        <source>What this computer remembers (in %1) could not be read or written.</source>
        <translation>Lo que recuerda este equipo (en %1) no se ha podido leer o escribir.</translation>
    </message>
    <message>
        <source>Check the disk and the permissions of that folder.</source>
        <translation>Comprobar el disco y los permisos de esa carpeta.</translation>
    </message>
    <message>
        <source>A name is missing.</source>
        <translation>Falta un nombre.</translation>
    </message>
    <message>
        <source>Give it one.</source>
        <translation>Dar uno.</translation>
    </message>
    <message>
        <source>The address holds a password, and passwords are not stored here.</source>
        <translation>La dirección contiene una contraseña, y aquí no se guardan contraseñas.</translation>
    </message>
    <message>
        <source>Leave it out; it is asked for, or kept in the system keychain.</source>
        <translation>Quitarla; se pide, o se guarda en el llavero del sistema.</translation>
    </message>
    <message>
        <source>This computer has not seen that list yet.</source>
        <translation>Este equipo todavía no ha visto esa lista.</translation>
    </message>
    <message>
        <source>Sign in while the registry can be reached.</source>
        <translation>Iniciar sesión cuando se pueda llegar al registro.</translation>
    </message>
    <message>
        <source>The program that ran it is gone.</source>
        <translation>El programa que la ejecutaba ya no está.</translation>
    </message>
    <message>
        <source>What was done is recorded: finish it, or undo everything.</source>
        <translation>Lo hecho está anotado: terminarla, o deshacer todo.</translation>
    </message>
    <message>
        <source>Ask whoever sent it for a new one: in the panel, “Save a connection file”.</source>
        <translation>Pedir otro a quien lo envió: en el panel, «Guardar un archivo de conexión».</translation>
    </message>
    <message>
        <source>The file is too large to be a connection file.</source>
        <translation>El archivo es demasiado grande para ser un archivo de conexión.</translation>
    </message>
    <message>
        <source>This is not a connection file of Tenantry.</source>
        <translation>Esto no es un archivo de conexión de Tenantry.</translation>
    </message>
    <message>
        <source>The connection file was written by a newer Tenantry.</source>
        <translation>El archivo de conexión lo escribió un Tenantry más nuevo.</translation>
    </message>
    <message>
        <source>Update this program, or type the address by hand.</source>
        <translation>Actualizar este programa, o escribir la dirección a mano.</translation>
    </message>
    <message>
        <source>The connection file holds a password, and is refused for that.</source>
        <translation>El archivo de conexión contiene una contraseña, y por eso se rechaza.</translation>
    </message>
    <message>
        <source>Change that password: whoever had the file has it. Then ask for a file without one.</source>
        <translation>Cambiar esa contraseña: quien haya tenido el archivo la tiene. Después, pedir un archivo sin ella.</translation>
    </message>
    <message>
        <source>Connecting to the server</source>
        <translation>Conectando con el servidor</translation>
    </message>
    <message>
        <source>The password was not remembered: this system offers no keychain.</source>
        <translation>La contraseña no se ha recordado: este sistema no ofrece ningún llavero.</translation>
    </message>
    <message>
        <source>Signing in works all the same; the password is typed each time.</source>
        <translation>Se puede iniciar sesión igualmente; la contraseña se escribe cada vez.</translation>
    </message>
    <message>
        <source>The file %1 could not be read: %2</source>
        <translation>No se ha podido leer el archivo %1: %2</translation>
    </message>
    <message>
        <source>The file %1 could not be written: %2</source>
        <translation>No se ha podido escribir el archivo %1: %2</translation>
    </message>
    <message>
        <source>Choose another folder, or copy the key by hand.</source>
        <translation>Elegir otra carpeta, o copiar la clave a mano.</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Iniciando sesión</translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>El archivo %1 no se puede leer.</translation>
    </message>
    <message>
        <source>The file %1 is larger than 64 MB.</source>
        <translation>El archivo %1 ocupa más de 64 MB.</translation>
    </message>
    <message>
        <source>The report could not be written to %1.</source>
        <translation>No se ha podido escribir el informe en %1.</translation>
    </message>
    <message>
        <source>“%1” belongs to %2.</source>
        <translation>«%1» pertenece a %2.</translation>
    </message>
    <message>
        <source>This computer&apos;s folder for Tenantry cannot be written: nothing will be remembered.</source>
        <translation>La carpeta de Tenantry en este equipo no admite escritura: no se recordará nada.</translation>
    </message>
    <message>
        <source>Everything else works. To change that, make the folder writable, or set TENANTRY_HOME.</source>
        <translation>Todo lo demás funciona. Para cambiarlo, permitir la escritura en la carpeta, o usar TENANTRY_HOME.</translation>
    </message>
    <message>
        <source>The database %1 is being made or dropped by another program just now.</source>
        <translation>Otro programa está creando o eliminando la base de datos %1 en este momento.</translation>
    </message>
    <message>
        <source>The password of the database role is longer than %1 bytes.</source>
        <translation>La contraseña del rol de base de datos supera los %1 bytes.</translation>
    </message>
    <message>
        <source>Choose a shorter one, or let one be made.</source>
        <translation>Elegir una más corta, o dejar que se genere una.</translation>
    </message>
    <message>
        <source>The password holds a character that nobody could sign in with (NUL).</source>
        <translation>La contraseña contiene un carácter con el que nadie podría iniciar sesión (NUL).</translation>
    </message>
    <message>
        <source>The role %1 does not belong to this tenant; it was left as it is.</source>
        <translation>El rol %1 no pertenece a este tenant; se ha dejado como estaba.</translation>
    </message>
    <message>
        <source>Look whose it is, and in the registry which role the tenant has.</source>
        <translation>Mirar de quién es, y en el registro qué rol tiene el tenant.</translation>
    </message>
    <message>
        <source>The sessions of %1 cannot be ended by this user; new ones are refused already.</source>
        <translation>Este usuario no puede cerrar las sesiones de %1; las nuevas ya se rechazan.</translation>
    </message>
    <message>
        <source>Have a superuser run: GRANT %1 TO %2; then try again.</source>
        <translation>Pedir a un superusuario que ejecute: GRANT %1 TO %2; después, volver a intentarlo.</translation>
    </message>
    <message>
        <source>%1 sessions of %2 have not ended yet; new ones are refused already.</source>
        <translation>Aún no se han cerrado %1 sesiones de %2; las nuevas ya se rechazan.</translation>
    </message>
    <message>
        <source>The tenant&apos;s role %1 is not on the server.</source>
        <translation>El rol %1 del tenant no está en el servidor.</translation>
    </message>
    <message>
        <source>It was dropped or renamed behind Tenantry&apos;s back: restore it, then try again.</source>
        <translation>Se borró o se renombró sin pasar por Tenantry: restaurarlo y volver a intentarlo.</translation>
    </message>
    <message>
        <source>Somebody else is changing the state of this tenant just now.</source>
        <translation>Otra persona está cambiando ahora mismo el estado de este tenant.</translation>
    </message>
    <message>
        <source>Wait a moment, then look at it again.</source>
        <translation>Esperar un momento y volver a mirarlo.</translation>
    </message>
    <message>
        <source>The operation is a “%1”, and pauses or opens no tenant.</source>
        <translation>La operación es de tipo «%1»; no pausa ni abre ningún tenant.</translation>
    </message>
    <message>
        <source>Refuse the tenant&apos;s sign-in and end its sessions</source>
        <translation>Rechazar el inicio de sesión del tenant y cerrar sus sesiones</translation>
    </message>
    <message>
        <source>Let the tenant sign in again</source>
        <translation>Permitir que el tenant vuelva a iniciar sesión</translation>
    </message>
    <message>
        <source>Write the new state into the registry</source>
        <translation>Anotar el nuevo estado en el registro</translation>
    </message>
    <message>
        <source>Finish or undo what is being done with it first.</source>
        <translation>Primero hay que terminar o deshacer lo que se está haciendo con él.</translation>
    </message>
    <message>
        <source>The feature %1 is retired.</source>
        <translation>La funcionalidad %1 está retirada.</translation>
    </message>
    <message>
        <source>Bring it back first.</source>
        <translation>Recuperarla primero.</translation>
    </message>
    <message>
        <source>There is no reason.</source>
        <translation>Falta el motivo.</translation>
    </message>
    <message>
        <source>Say in a few words why; others will read it.</source>
        <translation>Decir en pocas palabras por qué; otros lo leerán.</translation>
    </message>
    <message>
        <source>The end is over already, or not after the start.</source>
        <translation>El final ya pasó, o no es posterior al comienzo.</translation>
    </message>
    <message>
        <source>Choose a later end, or none.</source>
        <translation>Elegir un final posterior, o ninguno.</translation>
    </message>
    <message>
        <source>%1 is on or off, not “%2”.</source>
        <translation>%1 es sí o no, no «%2».</translation>
    </message>
    <message>
        <source>Give true or false.</source>
        <translation>Indicar true o false.</translation>
    </message>
    <message>
        <source>%1 takes a number, not “%2”.</source>
        <translation>%1 lleva un número, no «%2».</translation>
    </message>
    <message>
        <source>Give a number like 25 or 0.5.</source>
        <translation>Indicar un número como 25 o 0.5.</translation>
    </message>
    <message>
        <source>The text for %1 is too long, or holds a NUL character.</source>
        <translation>El texto de %1 es demasiado largo o contiene un carácter NUL.</translation>
    </message>
    <message>
        <source>“%1” is none of the choices of %2.</source>
        <translation>«%1» no es ninguna de las opciones de %2.</translation>
    </message>
    <message>
        <source>Give one of: %1.</source>
        <translation>Indicar uno de: %1.</translation>
    </message>
    <message>
        <source>A feature of an unknown kind.</source>
        <translation>Una funcionalidad de clase desconocida.</translation>
    </message>
    <message>
        <source>“%1” is no date or time.</source>
        <translation>«%1» no es una fecha ni una hora.</translation>
    </message>
    <message>
        <source>Give one like 2026-12-31 or 2026-12-31T18:00:00Z.</source>
        <translation>Indicar una como 2026-12-31 o 2026-12-31T18:00:00Z.</translation>
    </message>
    <message>
        <source>A value does not fit the feature.</source>
        <translation>Un valor no encaja con la funcionalidad.</translation>
    </message>
    <message>
        <source>Give one of its kind: true or false, a number, a text, or one of its choices.</source>
        <translation>Indicar uno de su clase: true o false, un número, un texto o una de sus opciones.</translation>
    </message>
    <message>
        <source>Tenants lack the schema version that this feature requires; nothing was changed.</source>
        <translation>A algunos tenants les falta la versión de esquema que requiere esta funcionalidad; no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Migrate them first, or leave them out.</source>
        <translation>Migrarlos primero, o dejarlos fuera.</translation>
    </message>
    <message>
        <source>The feature is retired: no product reads it any more.</source>
        <translation>La funcionalidad está retirada: ya no la lee ningún producto.</translation>
    </message>
    <message>
        <source>A plan or a tenant has a value that would no longer fit the feature.</source>
        <translation>Un plan o un tenant tiene un valor que ya no encajaría con la funcionalidad.</translation>
    </message>
    <message>
        <source>Change that value first; the details name it.</source>
        <translation>Cambiar primero ese valor; los detalles lo nombran.</translation>
    </message>
    <message>
        <source>No feature has the key %1.</source>
        <translation>Ninguna funcionalidad tiene la clave %1.</translation>
    </message>
    <message>
        <source>“%1” cannot be the key of a feature.</source>
        <translation>«%1» no puede ser la clave de una funcionalidad.</translation>
    </message>
    <message>
        <source>Use lower-case letters and digits, with single hyphens, dots or underscores between them: new-invoice.</source>
        <translation>Usar letras minúsculas y cifras, con guiones, puntos o guiones bajos sueltos entre ellas: new-invoice.</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>responsable</translation>
    </message>
    <message>
        <source>A choice needs choices, and no other kind has any.</source>
        <translation>Una elección necesita opciones, y ninguna otra clase las tiene.</translation>
    </message>
    <message>
        <source>List what may be chosen, or choose another kind.</source>
        <translation>Indicar lo que se puede elegir, o elegir otra clase.</translation>
    </message>
    <message>
        <source>choice</source>
        <translation>opción</translation>
    </message>
    <message>
        <source>A choice is empty, or there twice.</source>
        <translation>Una opción está vacía o repetida.</translation>
    </message>
    <message>
        <source>%1 is no percentage.</source>
        <translation>%1 no es un porcentaje.</translation>
    </message>
    <message>
        <source>Give a number from 0 to 100.</source>
        <translation>Indicar un número de 0 a 100.</translation>
    </message>
    <message>
        <source>The product has no migration %1.</source>
        <translation>El producto no tiene ninguna migración %1.</translation>
    </message>
    <message>
        <source>Give a version as the product&apos;s migrations name it.</source>
        <translation>Indicar una versión como la nombran las migraciones del producto.</translation>
    </message>
    <message>
        <source>There is a feature %1 already.</source>
        <translation>Ya hay una funcionalidad %1.</translation>
    </message>
    <message>
        <source>Choose another key, or change that one; it may be retired.</source>
        <translation>Elegir otra clave, o cambiar aquella; puede estar retirada.</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>motivo</translation>
    </message>
    <message>
        <source>The end is not after the start.</source>
        <translation>El final no es posterior al comienzo.</translation>
    </message>
    <message>
        <source>There is no batch %1.</source>
        <translation>No hay ningún lote %1.</translation>
    </message>
    <message>
        <source>The batch was undone already, by %1.</source>
        <translation>El lote ya se deshizo; lo hizo %1.</translation>
    </message>
    <message>
        <source>Every tenant of the batch was changed again since; nothing was undone.</source>
        <translation>Todos los tenants del lote se cambiaron de nuevo desde entonces; no se ha deshecho nada.</translation>
    </message>
    <message>
        <source>Look at the tenants one by one.</source>
        <translation>Mirar los tenants uno por uno.</translation>
    </message>
    <message>
        <source>No operator is called %1.</source>
        <translation>Ningún operador se llama %1.</translation>
    </message>
    <message>
        <source>“%1” is not a language of Tenantry.</source>
        <translation>«%1» no es un idioma de Tenantry.</translation>
    </message>
    <message>
        <source>Choose en, es, or none for the system&apos;s.</source>
        <translation>Elegir en, es, o ninguno para usar el del sistema.</translation>
    </message>
    <message>
        <source>The login “%1” cannot be used.</source>
        <translation>El usuario «%1» no se puede usar.</translation>
    </message>
    <message>
        <source>The registry&apos;s server has a role called %1 already.</source>
        <translation>El servidor del registro ya tiene un rol llamado %1.</translation>
    </message>
    <message>
        <source>Choose another login: one role is one person, and another registry of the server may have this one.</source>
        <translation>Elegir otro usuario: un rol es una persona, y otro registro del servidor puede tener este.</translation>
    </message>
    <message>
        <source>The new password is shorter than %1 characters.</source>
        <translation>La contraseña nueva tiene menos de %1 caracteres.</translation>
    </message>
    <message>
        <source>A few words in a row are long enough, and easy to remember.</source>
        <translation>Unas palabras seguidas bastan, y se recuerdan bien.</translation>
    </message>
    <message>
        <source>The new password is longer than 1000 bytes, or holds a NUL character.</source>
        <translation>La contraseña nueva pasa de 1000 bytes o contiene un carácter NUL.</translation>
    </message>
    <message>
        <source>The new password is the old one.</source>
        <translation>La contraseña nueva es la de antes.</translation>
    </message>
    <message>
        <source>This registry has no recovery key.</source>
        <translation>Este registro no tiene clave de recuperación.</translation>
    </message>
    <message>
        <source>The recovery key is written correctly, but it is not the one of this registry.</source>
        <translation>La clave de recuperación está bien escrita, pero no es la de este registro.</translation>
    </message>
    <message>
        <source>Look for the paper of this registry; an ADMIN may have made a newer key since.</source>
        <translation>Buscar el papel de este registro; puede que un ADMIN haya creado después una clave más nueva.</translation>
    </message>
    <message>
        <source>%1 does not own the registry.</source>
        <translation>%1 no es propietario del registro.</translation>
    </message>
    <message>
        <source>Recover it as the role that created it, or as a superuser of its server.</source>
        <translation>Recuperarlo con el rol que lo creó o con un superusuario de su servidor.</translation>
    </message>
    <message>
        <source>This login was not made by this registry: another registry of the server, or somebody by hand, has it.</source>
        <translation>Este usuario no lo creó este registro: es de otro registro del servidor, o alguien lo hizo a mano.</translation>
    </message>
    <message>
        <source>Give the login of another ADMIN, or a new one.</source>
        <translation>Indicar el usuario de otro ADMIN, o uno nuevo.</translation>
    </message>
    <message>
        <source>The one-time password of %1 has to be changed before anything else.</source>
        <translation>La contraseña de un solo uso de %1 hay que cambiarla antes de nada.</translation>
    </message>
    <message>
        <source>Choose a password of your own: the panel asks for it, and so does tenantryctl operator password.</source>
        <translation>Elegir una contraseña propia: la pide el panel, y también tenantryctl operator password.</translation>
    </message>
    <message>
        <source>Sign in again; nothing that was saved is lost.</source>
        <translation>Volver a iniciar sesión; nada de lo guardado se pierde.</translation>
    </message>
    <message>
        <source>This sign-in is 24 hours old and has ended.</source>
        <translation>Esta sesión tiene 24 horas y ha terminado.</translation>
    </message>
    <message>
        <source>The password of this account was changed; this sign-in has ended.</source>
        <translation>La contraseña de esta cuenta ha cambiado; esta sesión ha terminado.</translation>
    </message>
    <message>
        <source>This sign-in was ended elsewhere.</source>
        <translation>Esta sesión se ha cerrado en otro lugar.</translation>
    </message>
    <message>
        <source>An ADMIN ended this sign-in.</source>
        <translation>Un ADMIN ha cerrado esta sesión.</translation>
    </message>
    <message>
        <source>The login of an operator does not change.</source>
        <translation>El usuario de un operador no cambia.</translation>
    </message>
    <message>
        <source>Add another operator, and disable this one.</source>
        <translation>Añadir otro operador y desactivar este.</translation>
    </message>
    <message>
        <source>The key “admin” is for ADMINs.</source>
        <translation>La clave «admin» es para los ADMIN.</translation>
    </message>
    <message>
        <source>Make the operator ADMIN first.</source>
        <translation>Hacer antes ADMIN al operador.</translation>
    </message>
    <message>
        <source>Change its password where it was made.</source>
        <translation>Cambiar su contraseña donde se creó.</translation>
    </message>
    <message>
        <source>The registry was given something that is no key.</source>
        <translation>El registro recibió algo que no es una clave.</translation>
    </message>
    <message>
        <source>There is no such operator any more.</source>
        <translation>Ese operador ya no existe.</translation>
    </message>
    <message>
        <source>Read the list again.</source>
        <translation>Volver a leer la lista.</translation>
    </message>
    <message>
        <source>Signing in as %1 failed several times from this computer. It waits now.</source>
        <translation>El inicio de sesión como %1 ha fallado varias veces desde este equipo. Ahora espera.</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>Volver a intentarlo en %n segundo.</numerusform>
            <numerusform>Volver a intentarlo en %n segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>The events could not be written: %1.</source>
        <translation>No se han podido escribir los eventos: %1.</translation>
    </message>
    <message>
        <source>This file is no anchor of an audit trail.</source>
        <translation>Este archivo no es un ancla de una auditoría.</translation>
    </message>
    <message>
        <source>Take one that `tenantryctl audit export --anchor FILE` wrote.</source>
        <translation>Usar uno que haya escrito `tenantryctl audit export --anchor ARCHIVO`.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>No se puede escribir %1: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>No se puede leer %1: %2.</translation>
    </message>
    <message>
        <source>The anchor in %1 is of another registry (“%2”).</source>
        <translation>El ancla de %1 es de otro registro («%2»).</translation>
    </message>
    <message>
        <source>Sign in to that registry, or take the anchor of this one.</source>
        <translation>Iniciar sesión en aquel registro, o usar el ancla de este.</translation>
    </message>
    <message>
        <source>Event %1 (%2, %3) was edited: its content is not what was recorded.</source>
        <translation>El evento %1 (%2, %3) se ha editado: su contenido no es el que se anotó.</translation>
    </message>
    <message>
        <source>Events %1 to %2, at the beginning, are missing.</source>
        <translation>Faltan los eventos %1 a %2, al principio.</translation>
    </message>
    <message>
        <source>Events %1 to %2 are missing. They came after event %3 (%4).</source>
        <translation>Faltan los eventos %1 a %2. Venían después del evento %3 (%4).</translation>
    </message>
    <message>
        <source>Event %1 (%2, %3) does not belong there: it was moved or exchanged, or one before it was taken out.</source>
        <translation>El evento %1 (%2, %3) no va ahí: se ha movido o intercambiado, o se ha quitado uno anterior.</translation>
    </message>
    <message>
        <source>Event %1 (%2, %3) does not follow the one before it: one of the two was replaced.</source>
        <translation>El evento %1 (%2, %3) no sigue al anterior: uno de los dos se ha sustituido.</translation>
    </message>
    <message>
        <source>Events %1 to %2 were cut off at the end. The last one there is of %3 (%4).</source>
        <translation>Los eventos %1 a %2 se han recortado por el final. El último que hay es del %3 (%4).</translation>
    </message>
    <message>
        <source>Event %1 stands before the first: it was not written by the registry.</source>
        <translation>El evento %1 está antes del primero: no lo escribió el registro.</translation>
    </message>
    <message>
        <source>Events %1 to %2 (the first of %3, %4) stand after the recorded end: they were not written by the registry.</source>
        <translation>Los eventos %1 a %2 (el primero del %3, %4) están después del final anotado: no los escribió el registro.</translation>
    </message>
    <message>
        <source>Events %1 to %2 were there on %3 and are not there now: they were cut off, or the registry was restored from an older backup. The last one there: %4.</source>
        <translation>Los eventos %1 a %2 estaban el %3 y ahora no están: se han recortado, o el registro se ha restaurado de una copia de seguridad anterior. El último que hay: %4.</translation>
    </message>
    <message>
        <source>Event %2 is not the one that was there on %3: the events were rewritten from somewhere between %1 and %2, or the registry was restored from an older backup and went on.</source>
        <translation>El evento %2 no es el que había el %3: los eventos se han reescrito desde algún punto entre %1 y %2, o el registro se ha restaurado de una copia de seguridad anterior y ha seguido.</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>Tenant added: %1</source>
        <translation>Tenant añadido: %1</translation>
    </message>
    <message>
        <source>Tenant changed: %1</source>
        <translation>Tenant cambiado: %1</translation>
    </message>
    <message>
        <source>Tenant removed: %1</source>
        <translation>Tenant quitado: %1</translation>
    </message>
    <message>
        <source>Tenant&apos;s password</source>
        <translation>Contraseña de tenant</translation>
    </message>
    <message>
        <source>Password of a tenant stored: %1</source>
        <translation>Contraseña de un tenant guardada: %1</translation>
    </message>
    <message>
        <source>Password of a tenant removed: %1</source>
        <translation>Contraseña de un tenant quitada: %1</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operación</translation>
    </message>
    <message>
        <source>Operation started: %1</source>
        <translation>Operación iniciada: %1</translation>
    </message>
    <message>
        <source>Operation went on: %1</source>
        <translation>Operación continuada: %1</translation>
    </message>
    <message>
        <source>Operation removed: %1</source>
        <translation>Operación quitada: %1</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operador</translation>
    </message>
    <message>
        <source>Operator added: %1</source>
        <translation>Operador añadido: %1</translation>
    </message>
    <message>
        <source>Operator changed: %1</source>
        <translation>Operador cambiado: %1</translation>
    </message>
    <message>
        <source>Operator removed: %1</source>
        <translation>Operador quitado: %1</translation>
    </message>
    <message>
        <source>Operator&apos;s key</source>
        <translation>Clave de operador</translation>
    </message>
    <message>
        <source>Key of an operator stored: %1</source>
        <translation>Clave de un operador guardada: %1</translation>
    </message>
    <message>
        <source>Key of an operator sealed anew: %1</source>
        <translation>Clave de un operador sellada de nuevo: %1</translation>
    </message>
    <message>
        <source>Key of an operator removed: %1</source>
        <translation>Clave de un operador quitada: %1</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Asignación</translation>
    </message>
    <message>
        <source>Tenant assigned to %1</source>
        <translation>Tenant asignado a %1</translation>
    </message>
    <message>
        <source>Assignment changed: %1</source>
        <translation>Asignación cambiada: %1</translation>
    </message>
    <message>
        <source>Tenant taken from %1</source>
        <translation>Tenant retirado a %1</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Server added: %1</source>
        <translation>Servidor añadido: %1</translation>
    </message>
    <message>
        <source>Server changed: %1</source>
        <translation>Servidor cambiado: %1</translation>
    </message>
    <message>
        <source>Server removed: %1</source>
        <translation>Servidor quitado: %1</translation>
    </message>
    <message>
        <source>Server&apos;s password</source>
        <translation>Contraseña de servidor</translation>
    </message>
    <message>
        <source>Password of a server stored: %1</source>
        <translation>Contraseña de un servidor guardada: %1</translation>
    </message>
    <message>
        <source>Password of a server removed: %1</source>
        <translation>Contraseña de un servidor quitada: %1</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Plan added: %1</source>
        <translation>Plan añadido: %1</translation>
    </message>
    <message>
        <source>Plan changed: %1</source>
        <translation>Plan cambiado: %1</translation>
    </message>
    <message>
        <source>Plan removed: %1</source>
        <translation>Plan quitado: %1</translation>
    </message>
    <message>
        <source>Product added: %1</source>
        <translation>Producto añadido: %1</translation>
    </message>
    <message>
        <source>Product changed: %1</source>
        <translation>Producto cambiado: %1</translation>
    </message>
    <message>
        <source>Product removed: %1</source>
        <translation>Producto quitado: %1</translation>
    </message>
    <message>
        <source>Migration file</source>
        <translation>Archivo de migración</translation>
    </message>
    <message>
        <source>Migration file added: %1</source>
        <translation>Archivo de migración añadido: %1</translation>
    </message>
    <message>
        <source>Migration file changed: %1</source>
        <translation>Archivo de migración cambiado: %1</translation>
    </message>
    <message>
        <source>Migration file removed: %1</source>
        <translation>Archivo de migración quitado: %1</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>Funcionalidad</translation>
    </message>
    <message>
        <source>Feature added: %1</source>
        <translation>Funcionalidad añadida: %1</translation>
    </message>
    <message>
        <source>Feature changed: %1</source>
        <translation>Funcionalidad cambiada: %1</translation>
    </message>
    <message>
        <source>Feature removed: %1</source>
        <translation>Funcionalidad quitada: %1</translation>
    </message>
    <message>
        <source>Plan&apos;s feature</source>
        <translation>Funcionalidad de plan</translation>
    </message>
    <message>
        <source>Value of a plan set: %1</source>
        <translation>Valor de un plan fijado: %1</translation>
    </message>
    <message>
        <source>Value of a plan changed: %1</source>
        <translation>Valor de un plan cambiado: %1</translation>
    </message>
    <message>
        <source>Value of a plan removed: %1</source>
        <translation>Valor de un plan quitado: %1</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Excepción</translation>
    </message>
    <message>
        <source>Override set: %1</source>
        <translation>Excepción fijada: %1</translation>
    </message>
    <message>
        <source>Override changed: %1</source>
        <translation>Excepción cambiada: %1</translation>
    </message>
    <message>
        <source>Override removed: %1</source>
        <translation>Excepción quitada: %1</translation>
    </message>
    <message>
        <source>Change of many tenants</source>
        <translation>Cambio de muchos tenants</translation>
    </message>
    <message>
        <source>Feature changed for many tenants: %1</source>
        <translation>Funcionalidad cambiada en muchos tenants: %1</translation>
    </message>
    <message>
        <source>Change for many tenants undone: %1</source>
        <translation>Cambio de muchos tenants deshecho: %1</translation>
    </message>
    <message>
        <source>Record of a change for many tenants removed: %1</source>
        <translation>Constancia de un cambio de muchos tenants eliminada: %1</translation>
    </message>
    <message>
        <source>Feature&apos;s requirement</source>
        <translation>Requisito de funcionalidad</translation>
    </message>
    <message>
        <source>Requirement of a feature added: %1</source>
        <translation>Requisito de una funcionalidad añadido: %1</translation>
    </message>
    <message>
        <source>Requirement of a feature changed: %1</source>
        <translation>Requisito de una funcionalidad cambiado: %1</translation>
    </message>
    <message>
        <source>Requirement of a feature removed: %1</source>
        <translation>Requisito de una funcionalidad eliminado: %1</translation>
    </message>
    <message>
        <source>Product&apos;s login</source>
        <translation>Usuario de un producto</translation>
    </message>
    <message>
        <source>Reading of features permitted: %1</source>
        <translation>Lectura de funcionalidades permitida: %1</translation>
    </message>
    <message>
        <source>Reading of features changed: %1</source>
        <translation>Lectura de funcionalidades cambiada: %1</translation>
    </message>
    <message>
        <source>Reading of features forbidden: %1</source>
        <translation>Lectura de funcionalidades prohibida: %1</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Inicio de sesión</translation>
    </message>
    <message>
        <source>Signed in: %1</source>
        <translation>Sesión iniciada: %1</translation>
    </message>
    <message>
        <source>Session ended: %1</source>
        <translation>Sesión terminada: %1</translation>
    </message>
    <message>
        <source>Record of a sign-in removed: %1</source>
        <translation>Constancia de un inicio de sesión eliminada: %1</translation>
    </message>
    <message>
        <source>Data key</source>
        <translation>Clave de datos</translation>
    </message>
    <message>
        <source>Data key added: %1</source>
        <translation>Clave de datos añadida: %1</translation>
    </message>
    <message>
        <source>Data key changed: %1</source>
        <translation>Clave de datos cambiada: %1</translation>
    </message>
    <message>
        <source>Data key removed: %1</source>
        <translation>Clave de datos quitada: %1</translation>
    </message>
    <message>
        <source>Grant of a data key</source>
        <translation>Concesión de clave de datos</translation>
    </message>
    <message>
        <source>Data key granted: %1</source>
        <translation>Clave de datos concedida: %1</translation>
    </message>
    <message>
        <source>Grant of a data key changed: %1</source>
        <translation>Concesión de clave de datos cambiada: %1</translation>
    </message>
    <message>
        <source>Data key revoked: %1</source>
        <translation>Clave de datos retirada: %1</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Clave de recuperación</translation>
    </message>
    <message>
        <source>Recovery key made: %1</source>
        <translation>Clave de recuperación creada: %1</translation>
    </message>
    <message>
        <source>Recovery key changed: %1</source>
        <translation>Clave de recuperación cambiada: %1</translation>
    </message>
    <message>
        <source>Recovery key removed: %1</source>
        <translation>Clave de recuperación quitada: %1</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Registry made: %1</source>
        <translation>Registro creado: %1</translation>
    </message>
    <message>
        <source>Registry changed: %1</source>
        <translation>Registro cambiado: %1</translation>
    </message>
    <message>
        <source>Registry removed: %1</source>
        <translation>Registro quitado: %1</translation>
    </message>
    <message>
        <source>Registry&apos;s schema</source>
        <translation>Esquema del registro</translation>
    </message>
    <message>
        <source>Registry upgraded: %1</source>
        <translation>Registro actualizado: %1</translation>
    </message>
    <message>
        <source>Record of an upgrade changed: %1</source>
        <translation>Constancia de una actualización cambiada: %1</translation>
    </message>
    <message>
        <source>Record of an upgrade removed: %1</source>
        <translation>Constancia de una actualización quitada: %1</translation>
    </message>
    <message>
        <source>Rule of states</source>
        <translation>Regla de estados</translation>
    </message>
    <message>
        <source>Move between states allowed: %1</source>
        <translation>Paso entre estados permitido: %1</translation>
    </message>
    <message>
        <source>Rule of states changed: %1</source>
        <translation>Regla de estados cambiada: %1</translation>
    </message>
    <message>
        <source>Move between states forbidden: %1</source>
        <translation>Paso entre estados prohibido: %1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Schema version</source>
        <translation>Versión del esquema</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Despliegue</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Role of the database</source>
        <translation>Rol de la base de datos</translation>
    </message>
    <message>
        <source>Name of the first admin</source>
        <translation>Nombre del primer administrador</translation>
    </message>
    <message>
        <source>E-mail of the first admin</source>
        <translation>Correo del primer administrador</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Activado</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Connection limit</source>
        <translation>Límite de conexiones</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Posición</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Controlador</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Empieza</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Termina</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>Nombre en inglés</translation>
    </message>
    <message>
        <source>Name in Spanish</source>
        <translation>Nombre en español</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Por defecto</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Opciones</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Lifetime</source>
        <translation>Vida</translation>
    </message>
    <message>
        <source>Review on</source>
        <translation>Revisar el</translation>
    </message>
    <message>
        <source>Percentage</source>
        <translation>Porcentaje</translation>
    </message>
    <message>
        <source>Value of the percentage</source>
        <translation>Valor del porcentaje</translation>
    </message>
    <message>
        <source>Off for all since</source>
        <translation>Apagada para todos desde</translation>
    </message>
    <message>
        <source>Switched off by</source>
        <translation>Apagada por</translation>
    </message>
    <message>
        <source>Retired since</source>
        <translation>Retirada desde</translation>
    </message>
    <message>
        <source>Tenants</source>
        <translation>Tenants</translation>
    </message>
    <message>
        <source>Undone by</source>
        <translation>Deshecho por</translation>
    </message>
    <message>
        <source>Has to change the password</source>
        <translation>Debe cambiar la contraseña</translation>
    </message>
    <message>
        <source>Due for rotation since</source>
        <translation>Pendiente de rotación desde</translation>
    </message>
    <message>
        <source>Due because of</source>
        <translation>Pendiente a causa de</translation>
    </message>
    <message>
        <source>Wrong passwords before</source>
        <translation>Contraseñas incorrectas antes</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminó</translation>
    </message>
    <message>
        <source>Why it ended</source>
        <translation>Por qué terminó</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Huella</translation>
    </message>
    <message>
        <source>Sealed password</source>
        <translation>Contraseña sellada</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>Clave pública</translation>
    </message>
    <message>
        <source>Sealed private key</source>
        <translation>Clave privada sellada</translation>
    </message>
    <message>
        <source>Wrapped key</source>
        <translation>Clave envuelta</translation>
    </message>
    <message>
        <source>Seed script</source>
        <translation>Guion de datos iniciales</translation>
    </message>
    <message>
        <source>Base domain</source>
        <translation>Dominio base</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Sign-in refused, the account is disabled: %1</source>
        <translation>Inicio de sesión rechazado, la cuenta está desactivada: %1</translation>
    </message>
    <message>
        <source>%1 added: %2</source>
        <translation>%1: añadido %2</translation>
    </message>
    <message>
        <source>%1 removed: %2</source>
        <translation>%1: quitado %2</translation>
    </message>
    <message>
        <source>%1 changed: %2</source>
        <translation>%1: cambiado %2</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Añadido</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambiado</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Quitado</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Panel</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>filtro</translation>
    </message>
    <message>
        <source>There is no event %1.</source>
        <translation>No hay ningún evento %1.</translation>
    </message>
    <message>
        <source>The registry&apos;s record of where its events end is gone.</source>
        <translation>La anotación del registro de dónde terminan sus eventos ha desaparecido.</translation>
    </message>
    <message>
        <source>Somebody removed it with the rights of a superuser. Look into the server&apos;s log, and restore a backup beside it.</source>
        <translation>Alguien la quitó con permisos de superusuario. Conviene mirar el registro de mensajes del servidor y restaurar una copia de seguridad al lado.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Trabajos</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Funcionalidades</translation>
    </message>
    <message>
        <source>Servers, products, plans</source>
        <translation>Servidores, productos, planes</translation>
    </message>
    <message>
        <source>Operators and keys</source>
        <translation>Operadores y claves</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Auditoría</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>See how the fleet is, in numbers</source>
        <translation>Ver cómo está la flota, en cifras</translation>
    </message>
    <message>
        <source>See tenants and what happened to them, search and export them</source>
        <translation>Ver tenants y lo que les pasó, buscarlos y exportarlos</translation>
    </message>
    <message>
        <source>See how to connect to a tenant, without the password</source>
        <translation>Ver cómo conectarse a un tenant, sin la contraseña</translation>
    </message>
    <message>
        <source>Reveal a tenant&apos;s password</source>
        <translation>Mostrar la contraseña de un tenant</translation>
    </message>
    <message>
        <source>Provision tenants, one by one or from a table</source>
        <translation>Aprovisionar tenants, uno por uno o desde una tabla</translation>
    </message>
    <message>
        <source>Edit a tenant: name, plan, labels, note</source>
        <translation>Editar un tenant: nombre, plan, etiquetas, nota</translation>
    </message>
    <message>
        <source>Pause and activate tenants, put them in maintenance</source>
        <translation>Pausar y activar tenants, ponerlos en mantenimiento</translation>
    </message>
    <message>
        <source>See operations with their steps</source>
        <translation>Ver las operaciones con sus pasos</translation>
    </message>
    <message>
        <source>Finish operations, stop them, take them back</source>
        <translation>Terminar operaciones, detenerlas, deshacerlas</translation>
    </message>
    <message>
        <source>Copy an operation&apos;s command</source>
        <translation>Copiar el comando de una operación</translation>
    </message>
    <message>
        <source>See features and what plans carry</source>
        <translation>Ver las funcionalidades y lo que traen los planes</translation>
    </message>
    <message>
        <source>See which values hold for a tenant, and why</source>
        <translation>Ver qué valores rigen para un tenant y por qué</translation>
    </message>
    <message>
        <source>Add, edit, switch off and retire features; say what plans carry</source>
        <translation>Añadir, editar, apagar y retirar funcionalidades; decir lo que traen los planes</translation>
    </message>
    <message>
        <source>Give tenants values of their own, and take that back</source>
        <translation>Dar a tenants valores propios, y deshacerlo</translation>
    </message>
    <message>
        <source>See servers, products and plans</source>
        <translation>Ver servidores, productos y planes</translation>
    </message>
    <message>
        <source>Add, test, change and remove servers</source>
        <translation>Añadir, probar, cambiar y quitar servidores</translation>
    </message>
    <message>
        <source>Add and change products, migrations, templates and plans</source>
        <translation>Añadir y cambiar productos, migraciones, plantillas y planes</translation>
    </message>
    <message>
        <source>Change a password</source>
        <translation>Cambiar una contraseña</translation>
    </message>
    <message>
        <source>See who can open credentials; make a new recovery key</source>
        <translation>Ver quién puede abrir credenciales; crear otra clave de recuperación</translation>
    </message>
    <message>
        <source>See and export what was changed</source>
        <translation>Ver y exportar lo que se ha cambiado</translation>
    </message>
    <message>
        <source>Check that the record of changes is whole</source>
        <translation>Comprobar que el registro de cambios está entero</translation>
    </message>
    <message>
        <source>See name, version and counts of the registry</source>
        <translation>Ver nombre, versión y cifras del registro</translation>
    </message>
    <message>
        <source>Load the demo fleet</source>
        <translation>Cargar la flota de demostración</translation>
    </message>
    <message>
        <source>Create, upgrade and recover a registry</source>
        <translation>Crear, actualizar y recuperar un registro</translation>
    </message>
    <message>
        <source>Run the local server; remember registries</source>
        <translation>Manejar el servidor local; recordar registros</translation>
    </message>
    <message>
        <source>The database %1 has something of its own called tenantry_features.</source>
        <translation>La base de datos %1 tiene algo propio llamado tenantry_features.</translation>
    </message>
    <message>
        <source>Rename it there; the name is for the mirror of the features.</source>
        <translation>Cambiarle el nombre allí; ese nombre es para la copia de las funcionalidades.</translation>
    </message>
    <message>
        <source>In the database %1 other objects are built on tenantry_features.</source>
        <translation>En la base de datos %1 hay otros objetos que dependen de tenantry_features.</translation>
    </message>
    <message>
        <source>Drop or change them first; the detail names them.</source>
        <translation>Eliminarlos o cambiarlos antes; el detalle los nombra.</translation>
    </message>
    <message>
        <source>This computer keeps no password of %1.</source>
        <translation>Este equipo no guarda ninguna contraseña de %1.</translation>
    </message>
    <message>
        <source>Type it.</source>
        <translation>Hay que escribirla.</translation>
    </message>
    <message>
        <source>The role “%1” is closed on the server (NOLOGIN).</source>
        <translation>El rol «%1» está cerrado en el servidor (NOLOGIN).</translation>
    </message>
    <message>
        <source>Whoever runs the server can open it again.</source>
        <translation>Quien administra el servidor puede volver a abrirlo.</translation>
    </message>
    <message>
        <source>The features of this tenant are not mirrored any more.</source>
        <translation>Las funcionalidades de este tenant ya no se copian.</translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) are on the plan “%1”: %2.</source>
        <translation>
            <numerusform>%n tenant está en el plan «%1»: %2.</numerusform>
            <numerusform>%n tenants están en el plan «%1»: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Give them another plan first.</source>
        <translation>Antes hay que darles otro plan.</translation>
    </message>
    <message>
        <source>Somebody changed the plan “%1” while you were typing.</source>
        <translation>Alguien cambió el plan «%1» mientras se escribía.</translation>
    </message>
    <message>
        <source>Saving replaces what they changed.</source>
        <translation>Al guardar se reemplaza lo que cambió.</translation>
    </message>
    <message>
        <source>Somebody removed the plan “%1” while you were typing.</source>
        <translation>Alguien quitó el plan «%1» mientras se escribía.</translation>
    </message>
    <message>
        <source>That is not the password of %1.</source>
        <translation>Esa no es la contraseña de %1.</translation>
    </message>
    <message>
        <source>Type it again. Whoever forgot it can sign out and ask an ADMIN for another.</source>
        <translation>Se puede volver a escribir. Quien la haya olvidado puede cerrar la sesión y pedir otra a un ADMIN.</translation>
    </message>
    <message>
        <source>The file has a %1 of its own. Tenantry runs a file in one transaction, or statement by statement outside of one, and writes down how far it came.</source>
        <translation>El archivo lleva un %1 propio. Tenantry ejecuta cada archivo en una transacción, o sentencia a sentencia fuera de ella, y anota hasta dónde ha llegado.</translation>
    </message>
    <message>
        <source>Remove it, and make several files where several transactions are needed.</source>
        <translation>Quitarlo, y hacer varios archivos donde hagan falta varias transacciones.</translation>
    </message>
    <message>
        <source>The constraint %1 was added in this same file: its strong lock is still held while VALIDATE looks at every row, as if NOT VALID had not been said.</source>
        <translation>La restricción %1 se ha añadido en este mismo archivo: su bloqueo fuerte sigue retenido mientras VALIDATE mira todas las filas, como si no se hubiera puesto NOT VALID.</translation>
    </message>
    <message>
        <source>Put VALIDATE CONSTRAINT into the next file: each file is a transaction of its own.</source>
        <translation>Poner VALIDATE CONSTRAINT en el archivo siguiente: cada archivo es una transacción propia.</translation>
    </message>
    <message>
        <source>An earlier statement of this file holds ACCESS EXCLUSIVE on %1: nobody reads or writes it until these rows are changed and the transaction ends.</source>
        <translation>Una sentencia anterior de este archivo retiene ACCESS EXCLUSIVE sobre %1: nadie la lee ni la escribe hasta que cambien estas filas y termine la transacción.</translation>
    </message>
    <message>
        <source>Change the data in the next file: each file is a transaction of its own.</source>
        <translation>Cambiar los datos en el archivo siguiente: cada archivo es una transacción propia.</translation>
    </message>
    <message>
        <source>Strong locks on %1 in one transaction: each is held while the next one is waited for, and whoever takes them in another order ends in a deadlock.</source>
        <translation>Bloqueos fuertes sobre %1 en una sola transacción: cada uno se retiene mientras se espera el siguiente, y quien los tome en otro orden acaba en un interbloqueo.</translation>
    </message>
    <message>
        <source>One table a file: each file is a transaction of its own.</source>
        <translation>Una tabla por archivo: cada archivo es una transacción propia.</translation>
    </message>
    <message>
        <source>From “%1” on the file cannot be read as SQL, so the rest was not looked at.</source>
        <translation>A partir de «%1» el archivo no se puede leer como SQL, así que no se ha mirado el resto.</translation>
    </message>
    <message>
        <source>Remove psql commands, and close quotes and comments.</source>
        <translation>Quitar las órdenes de psql, y cerrar comillas y comentarios.</translation>
    </message>
    <message>
        <source>This statement runs outside of a transaction, because %1 is in the same file: if something fails, what came before it stays.</source>
        <translation>Esta sentencia se ejecuta fuera de una transacción, porque %1 está en el mismo archivo: si algo falla, lo anterior se queda hecho.</translation>
    </message>
    <message>
        <source>Put it into a file of its own.</source>
        <translation>Ponerla en un archivo propio.</translation>
    </message>
    <message>
        <source>There is no rule called “%1”.</source>
        <translation>No existe ninguna regla llamada «%1».</translation>
    </message>
    <message>
        <source>It is written: %1</source>
        <translation>Se escribe así: %1</translation>
    </message>
    <message>
        <source>%1 is not allowed without a reason.</source>
        <translation>%1 no se permite sin un motivo.</translation>
    </message>
    <message>
        <source>This annotation stands before no statement.</source>
        <translation>Esta anotación no precede a ninguna sentencia.</translation>
    </message>
    <message>
        <source>Put it on a line of its own before the statement.</source>
        <translation>Ponerla en una línea propia antes de la sentencia.</translation>
    </message>
    <message>
        <source>may lose data</source>
        <translation>puede perder datos</translation>
    </message>
    <message>
        <source>breaks the running version</source>
        <translation>rompe la versión en uso</translation>
    </message>
    <message>
        <source>rewrites the table</source>
        <translation>reescribe la tabla</translation>
    </message>
    <message>
        <source>blocks everybody</source>
        <translation>bloquea a todos</translation>
    </message>
    <message>
        <source>blocks writes</source>
        <translation>bloquea las escrituras</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>aviso</translation>
    </message>
    <message>
        <source>Add the column without a default, SET DEFAULT for new rows, and fill the old rows in batches.</source>
        <translation>Añadir la columna sin valor por omisión, SET DEFAULT para las filas nuevas, y rellenar las antiguas por lotes.</translation>
    </message>
    <message>
        <source>%1 is filled in for every row that is there (%2): the whole table is written anew, and nobody reads or writes it until that is done.</source>
        <translation>%1 se rellena en todas las filas existentes (%2): la tabla entera se escribe de nuevo, y nadie la lee ni la escribe hasta que acabe.</translation>
    </message>
    <message>
        <source>Make it VIRTUAL, which is computed when it is read, or a plain column that a trigger fills for new rows, with the old ones filled in batches.</source>
        <translation>Hacerla VIRTUAL, que se calcula al leerla, o una columna normal que un disparador rellene en las filas nuevas, con las antiguas rellenadas por lotes.</translation>
    </message>
    <message>
        <source>A plain column that a trigger fills for new rows, with the old ones filled in batches; or compute it in a view.</source>
        <translation>Una columna normal que un disparador rellene en las filas nuevas, con las antiguas rellenadas por lotes; o calcularla en una vista.</translation>
    </message>
    <message>
        <source>Add a plain column, SET DEFAULT nextval() of a sequence for new rows, and fill the old rows in batches.</source>
        <translation>Añadir una columna normal, SET DEFAULT con nextval() de una secuencia para las filas nuevas, y rellenar las antiguas por lotes.</translation>
    </message>
    <message>
        <source>Use the domain&apos;s base type, with a CHECK … NOT VALID that is validated in a later file.</source>
        <translation>Usar el tipo base del dominio, con un CHECK … NOT VALID que se valide en un archivo posterior.</translation>
    </message>
    <message>
        <source>The default of %1 calls %2(), which is computed for every row: the whole table is written anew, and nobody reads or writes it until that is done.</source>
        <translation>El valor por omisión de %1 llama a %2(), que se calcula fila a fila: la tabla entera se escribe de nuevo, y nadie la lee ni la escribe hasta que acabe.</translation>
    </message>
    <message>
        <source>The default of %1 calls %2(). If that function is volatile (as functions are when nothing else is declared), the whole table is written anew, and nobody reads or writes it until that is done.</source>
        <translation>El valor por omisión de %1 llama a %2(). Si esa función es volátil (como lo son cuando no se declara otra cosa), la tabla entera se escribe de nuevo, y nadie la lee ni la escribe hasta que acabe.</translation>
    </message>
    <message>
        <source>Declare the function STABLE or IMMUTABLE if it is; otherwise add the column without a default, SET DEFAULT for new rows, and fill the old rows in batches.</source>
        <translation>Declarar la función STABLE o IMMUTABLE si lo es; si no, añadir la columna sin valor por omisión, SET DEFAULT para las filas nuevas, y rellenar las antiguas por lotes.</translation>
    </message>
    <message>
        <source>Before PostgreSQL 11 a default for %1 writes the whole table anew, and nobody reads or writes it until that is done.</source>
        <translation>Antes de PostgreSQL 11, un valor por omisión para %1 escribe de nuevo la tabla entera, y nadie la lee ni la escribe hasta que acabe.</translation>
    </message>
    <message>
        <source>%1 is NOT NULL without a default: it fails where the table has rows, and where it has none the INSERTs of the running version fail from then on.</source>
        <translation>%1 es NOT NULL sin valor por omisión: falla donde la tabla tiene filas, y donde no las tiene fallan desde entonces los INSERT de la versión en uso.</translation>
    </message>
    <message>
        <source>Give it a constant DEFAULT (no row is rewritten), or add it nullable, fill it in batches, and set NOT NULL in a later file.</source>
        <translation>Darle un DEFAULT constante (no se reescribe ninguna fila), o añadirla admitiendo NULL, rellenarla por lotes y poner NOT NULL en un archivo posterior.</translation>
    </message>
    <message>
        <source>Add it nullable, fill it in batches, and set NOT NULL in a later file.</source>
        <translation>Añadirla admitiendo NULL, rellenarla por lotes y poner NOT NULL en un archivo posterior.</translation>
    </message>
    <message>
        <source>The unique index of %1 is built while nobody reads or writes %2.</source>
        <translation>El índice único de %1 se construye mientras nadie lee ni escribe %2.</translation>
    </message>
    <message>
        <source>Add the plain column; in another file CREATE UNIQUE INDEX CONCURRENTLY; then ADD CONSTRAINT … USING INDEX.</source>
        <translation>Añadir la columna sola; en otro archivo, CREATE UNIQUE INDEX CONCURRENTLY; después, ADD CONSTRAINT … USING INDEX.</translation>
    </message>
    <message>
        <source>The CHECK of the new column %1 is tried on every row while nobody reads or writes %2.</source>
        <translation>El CHECK de la columna nueva %1 se comprueba en todas las filas mientras nadie lee ni escribe %2.</translation>
    </message>
    <message>
        <source>Add the column alone, then ADD CONSTRAINT … CHECK … NOT VALID, and VALIDATE CONSTRAINT in a later file.</source>
        <translation>Añadir la columna sola, después ADD CONSTRAINT … CHECK … NOT VALID, y VALIDATE CONSTRAINT en un archivo posterior.</translation>
    </message>
    <message>
        <source>The new column %1 has a default, so the foreign key is looked up for every row, while nobody reads or writes %2 and nobody writes %3.</source>
        <translation>La columna nueva %1 tiene valor por omisión, así que la clave foránea se busca en todas las filas, mientras nadie lee ni escribe %2 y nadie escribe %3.</translation>
    </message>
    <message>
        <source>Add the column alone, then ADD CONSTRAINT … FOREIGN KEY … NOT VALID, and VALIDATE CONSTRAINT in a later file.</source>
        <translation>Añadir la columna sola, después ADD CONSTRAINT … FOREIGN KEY … NOT VALID, y VALIDATE CONSTRAINT en un archivo posterior.</translation>
    </message>
    <message>
        <source>The foreign key of the new column %1 locks %2 against writes until the transaction ends. No row is looked at, since all are NULL.</source>
        <translation>La clave foránea de la columna nueva %1 bloquea las escrituras en %2 hasta que termine la transacción. No se mira ninguna fila, porque todas son NULL.</translation>
    </message>
    <message>
        <source>Keep the file short, so that the locks are.</source>
        <translation>Mantener corto el archivo, para que lo sean los bloqueos.</translation>
    </message>
    <message>
        <source>Add a column of the new type, keep both filled by a trigger, fill the old rows in batches, and let a later version of the product change over.</source>
        <translation>Añadir una columna del tipo nuevo, mantener ambas rellenas con un disparador, rellenar las filas antiguas por lotes, y que una versión posterior del producto haga el cambio.</translation>
    </message>
    <message>
        <source>%1 goes from %2 to %3, which changes no row; everybody who uses the table waits for a moment.</source>
        <translation>%1 pasa de %2 a %3, lo que no cambia ninguna fila; quien use la tabla espera un momento.</translation>
    </message>
    <message>
        <source>Nothing has to be done; views that use the column have to be dropped and made again.</source>
        <translation>No hay que hacer nada; las vistas que usen la columna hay que eliminarlas y volver a crearlas.</translation>
    </message>
    <message>
        <source>%1 becomes text: from varchar no row changes; from any other type the whole table is written anew, and nobody reads or writes it until that is done.</source>
        <translation>%1 pasa a ser text: desde varchar no cambia ninguna fila; desde cualquier otro tipo la tabla entera se escribe de nuevo, y nadie la lee ni la escribe hasta que acabe.</translation>
    </message>
    <message>
        <source>%1 goes from %2 to %3: the whole table and its indexes are written anew, and nobody reads or writes it until that is done.</source>
        <translation>%1 pasa de %2 a %3: la tabla entera y sus índices se escriben de nuevo, y nadie la lee ni la escribe hasta que acabe.</translation>
    </message>
    <message>
        <source>%1 becomes %2: this may write the whole table and its indexes anew, and nobody reads or writes it until that is done. Only a wider limit of the same type (varchar, numeric) is free.</source>
        <translation>%1 pasa a ser %2: esto puede escribir de nuevo la tabla entera y sus índices, y nadie la lee ni la escribe hasta que acabe. Solo un límite mayor del mismo tipo (varchar, numeric) sale gratis.</translation>
    </message>
    <message>
        <source>Every row is looked at for NULL in %1 while nobody reads or writes the table.</source>
        <translation>Se busca NULL en %1 fila a fila mientras nadie lee ni escribe la tabla.</translation>
    </message>
    <message>
        <source>ADD CONSTRAINT … NOT NULL … NOT VALID, and VALIDATE CONSTRAINT in a later file.</source>
        <translation>ADD CONSTRAINT … NOT NULL … NOT VALID, y VALIDATE CONSTRAINT en un archivo posterior.</translation>
    </message>
    <message>
        <source>ADD CONSTRAINT … CHECK (… IS NOT NULL) NOT VALID; in a later file VALIDATE CONSTRAINT; then SET NOT NULL looks at no row, and the CHECK can go.</source>
        <translation>ADD CONSTRAINT … CHECK (… IS NOT NULL) NOT VALID; en un archivo posterior, VALIDATE CONSTRAINT; entonces SET NOT NULL no mira ninguna fila, y el CHECK ya puede quitarse.</translation>
    </message>
    <message>
        <source>ADD CONSTRAINT … CHECK (… IS NOT NULL) NOT VALID, and VALIDATE CONSTRAINT in a later file; before PostgreSQL 12 leave it at that.</source>
        <translation>ADD CONSTRAINT … CHECK (… IS NOT NULL) NOT VALID, y VALIDATE CONSTRAINT en un archivo posterior; antes de PostgreSQL 12, dejarlo así.</translation>
    </message>
    <message>
        <source>The foreign key is looked up for every row of %1, while nobody writes %1 or %2.</source>
        <translation>La clave foránea se busca en todas las filas de %1, mientras nadie escribe %1 ni %2.</translation>
    </message>
    <message>
        <source>Add it NOT VALID, which looks at new rows only, and VALIDATE CONSTRAINT in a later file.</source>
        <translation>Añadirla NOT VALID, que mira solo las filas nuevas, y VALIDATE CONSTRAINT en un archivo posterior.</translation>
    </message>
    <message>
        <source>The CHECK is tried on every row of %1 while nobody reads or writes it.</source>
        <translation>El CHECK se comprueba en todas las filas de %1 mientras nadie la lee ni la escribe.</translation>
    </message>
    <message>
        <source>The unique index is built while nobody reads or writes %1.</source>
        <translation>El índice único se construye mientras nadie lee ni escribe %1.</translation>
    </message>
    <message>
        <source>The table is partitioned: CREATE UNIQUE INDEX … ON ONLY the parent, build the index of each partition CONCURRENTLY, then ALTER INDEX … ATTACH PARTITION.</source>
        <translation>La tabla está particionada: CREATE UNIQUE INDEX … ON ONLY sobre la principal, construir el índice de cada partición con CONCURRENTLY, y después ALTER INDEX … ATTACH PARTITION.</translation>
    </message>
    <message>
        <source>CREATE UNIQUE INDEX CONCURRENTLY in a file of its own, then ADD CONSTRAINT … USING INDEX. The columns of a primary key should be NOT NULL before, or every row is looked at.</source>
        <translation>CREATE UNIQUE INDEX CONCURRENTLY en un archivo propio, después ADD CONSTRAINT … USING INDEX. Las columnas de una clave primaria conviene que sean NOT NULL antes, o se miran todas las filas.</translation>
    </message>
    <message>
        <source>The index of the exclusion constraint is built while nobody reads or writes %1.</source>
        <translation>El índice de la restricción de exclusión se construye mientras nadie lee ni escribe %1.</translation>
    </message>
    <message>
        <source>There is no way without waiting: do it while the tenant is in maintenance, or in a new table.</source>
        <translation>No hay forma de hacerlo sin esperas: hacerlo con el tenant en mantenimiento, o en una tabla nueva.</translation>
    </message>
    <message>
        <source>Do it while the tenant is in maintenance, or with pg_repack, not in a migration.</source>
        <translation>Hacerlo con el tenant en mantenimiento, o con pg_repack, no en una migración.</translation>
    </message>
    <message>
        <source>All data of %1 is copied to the other tablespace, and nobody reads or writes it until that is done.</source>
        <translation>Todos los datos de %1 se copian al otro tablespace, y nadie los lee ni los escribe hasta que acabe.</translation>
    </message>
    <message>
        <source>%1 is written anew to become logged or unlogged, and nobody reads or writes it until that is done.</source>
        <translation>%1 se escribe de nuevo para pasar a LOGGED o UNLOGGED, y nadie la lee ni la escribe hasta que acabe.</translation>
    </message>
    <message>
        <source>%1 is written anew in the other access method, and nobody reads or writes it until that is done.</source>
        <translation>%1 se escribe de nuevo con el otro método de acceso, y nadie la lee ni la escribe hasta que acabe.</translation>
    </message>
    <message>
        <source>%1 is computed anew for every row: the whole table is written anew, and nobody reads or writes it until that is done.</source>
        <translation>%1 se vuelve a calcular fila a fila: la tabla entera se escribe de nuevo, y nadie la lee ni la escribe hasta que acabe.</translation>
    </message>
    <message>
        <source>Add a second column with the new expression, and let a later version of the product change over.</source>
        <translation>Añadir otra columna con la expresión nueva, y que una versión posterior del producto haga el cambio.</translation>
    </message>
    <message>
        <source>Every row of %1 is looked at whether it belongs there, while nobody reads or writes %1, nor the default partition of %2 if there is one.</source>
        <translation>Se mira en cada fila de %1 si corresponde ahí, mientras nadie lee ni escribe %1, ni la partición por omisión de %2 si la hay.</translation>
    </message>
    <message>
        <source>First add a CHECK on %1 that says the bounds, NOT VALID, and VALIDATE it in another file: then no row is looked at.</source>
        <translation>Añadir antes a %1 un CHECK con los límites, NOT VALID, y validarlo (VALIDATE) en otro archivo: así no se mira ninguna fila.</translation>
    </message>
    <message>
        <source>DETACH PARTITION waits for every query on %1, and everybody who reads or writes it waits until the transaction ends.</source>
        <translation>DETACH PARTITION espera a todas las consultas sobre %1, y quien la lea o escriba espera hasta que termine la transacción.</translation>
    </message>
    <message>
        <source>DETACH PARTITION … CONCURRENTLY, in a file of its own.</source>
        <translation>DETACH PARTITION … CONCURRENTLY, en un archivo propio.</translation>
    </message>
    <message>
        <source>Do it in a file of its own, so that the lock is short.</source>
        <translation>Hacerlo en un archivo propio, para que el bloqueo sea corto.</translation>
    </message>
    <message>
        <source>What is in %1 is lost, and statements of the running version that name it fail.</source>
        <translation>Se pierde lo que hay en %1, y fallan las sentencias de la versión en uso que la nombren.</translation>
    </message>
    <message>
        <source>Bring out a version of the product that does not use it first; drop it in a later roll-out, after a backup.</source>
        <translation>Sacar antes una versión del producto que no lo use; eliminarlo en un despliegue posterior, tras una copia de seguridad.</translation>
    </message>
    <message>
        <source>Triggers of %1 are switched on or off for everybody, and nobody writes it until the transaction ends.</source>
        <translation>Los disparadores de %1 se activan o desactivan para todos, y nadie la escribe hasta que termine la transacción.</translation>
    </message>
    <message>
        <source>To keep triggers quiet for the migration alone, use a condition in the trigger on a setting (current_setting).</source>
        <translation>Para acallar los disparadores solo durante la migración, poner en el disparador una condición sobre un parámetro (current_setting).</translation>
    </message>
    <message>
        <source>CASCADE also drops whatever depends on %1, which may be more in one tenant than in another.</source>
        <translation>CASCADE elimina además todo lo que dependa de %1, que puede ser más en un tenant que en otro.</translation>
    </message>
    <message>
        <source>Name what has to go, one by one, without CASCADE: then a tenant that has more fails instead of losing it.</source>
        <translation>Nombrar uno a uno lo que deba desaparecer, sin CASCADE: así un tenant que tenga más falla en lugar de perderlo.</translation>
    </message>
    <message>
        <source>While the index is built, every INSERT, UPDATE and DELETE on %1 waits.</source>
        <translation>Mientras se construye el índice, todo INSERT, UPDATE y DELETE sobre %1 espera.</translation>
    </message>
    <message>
        <source>The table is partitioned: CREATE INDEX … ON ONLY the parent, build the index of each partition CONCURRENTLY, then ALTER INDEX … ATTACH PARTITION.</source>
        <translation>La tabla está particionada: CREATE INDEX … ON ONLY sobre la principal, construir el índice de cada partición con CONCURRENTLY, y después ALTER INDEX … ATTACH PARTITION.</translation>
    </message>
    <message>
        <source>CREATE INDEX CONCURRENTLY, in a file of its own: it runs outside of a transaction, and nobody waits.</source>
        <translation>CREATE INDEX CONCURRENTLY, en un archivo propio: se ejecuta fuera de una transacción, y nadie espera.</translation>
    </message>
    <message>
        <source>Dropping the index %1 waits for every query on its table, and everybody who comes after waits for it, until the transaction ends.</source>
        <translation>Eliminar el índice %1 espera a todas las consultas sobre su tabla, y quien llegue después espera a que termine la transacción.</translation>
    </message>
    <message>
        <source>DROP INDEX CONCURRENTLY, in a file of its own.</source>
        <translation>DROP INDEX CONCURRENTLY, en un archivo propio.</translation>
    </message>
    <message>
        <source>REINDEX stops writes to the table, and queries too, since planning them needs the index that is being built.</source>
        <translation>REINDEX detiene las escrituras en la tabla, y también las consultas, porque para planificarlas hace falta el índice que se está construyendo.</translation>
    </message>
    <message>
        <source>REINDEX … CONCURRENTLY, in a file of its own.</source>
        <translation>REINDEX … CONCURRENTLY, en un archivo propio.</translation>
    </message>
    <message>
        <source>Everything that the role %1 owns in this database is dropped, data included.</source>
        <translation>Se elimina todo lo que el rol %1 posee en esta base de datos, datos incluidos.</translation>
    </message>
    <message>
        <source>Name what has to go, one by one.</source>
        <translation>Nombrar uno a uno lo que deba desaparecer.</translation>
    </message>
    <message>
        <source>The rows of %1 are lost, and statements of the running version that name it fail.</source>
        <translation>Se pierden las filas de %1, y fallan las sentencias de la versión en uso que la nombren.</translation>
    </message>
    <message>
        <source>The schema %1 goes; with CASCADE every table in it, and its rows.</source>
        <translation>Desaparece el esquema %1; con CASCADE, todas sus tablas y sus filas.</translation>
    </message>
    <message>
        <source>%1 is dropped and not made again in this file: statements of the running version that use it fail.</source>
        <translation>%1 se elimina y no se vuelve a crear en este archivo: fallan las sentencias de la versión en uso que lo usen.</translation>
    </message>
    <message>
        <source>Bring out a version of the product that does not use it first, and drop it in a later roll-out.</source>
        <translation>Sacar antes una versión del producto que no lo use, y eliminarlo en un despliegue posterior.</translation>
    </message>
    <message>
        <source>Bring out a version of the product that knows both names first, or leave a view with the old name in the same file.</source>
        <translation>Sacar antes una versión del producto que conozca los dos nombres, o dejar en el mismo archivo una vista con el nombre antiguo.</translation>
    </message>
    <message>
        <source>%1 becomes %2: statements of the running version that use the old name fail from then on.</source>
        <translation>%1 pasa a llamarse %2: desde entonces fallan las sentencias de la versión en uso que usen el nombre antiguo.</translation>
    </message>
    <message>
        <source>Add a column with the new name, keep both filled by a trigger, and drop the old one when no version uses it.</source>
        <translation>Añadir una columna con el nombre nuevo, mantener ambas rellenas con un disparador, y eliminar la antigua cuando ninguna versión la use.</translation>
    </message>
    <message>
        <source>%1 goes to the schema %2: statements of the running version that look for it where it was fail from then on.</source>
        <translation>%1 pasa al esquema %2: desde entonces fallan las sentencias de la versión en uso que lo busquen donde estaba.</translation>
    </message>
    <message>
        <source>Bring out a version of the product that knows both names first.</source>
        <translation>Sacar antes una versión del producto que conozca los dos nombres.</translation>
    </message>
    <message>
        <source>VACUUM FULL writes %1 anew, and nobody reads or writes it until that is done.</source>
        <translation>VACUUM FULL escribe %1 de nuevo, y nadie la lee ni la escribe hasta que acabe.</translation>
    </message>
    <message>
        <source>CLUSTER writes %1 anew, and nobody reads or writes it until that is done.</source>
        <translation>CLUSTER escribe %1 de nuevo, y nadie la lee ni la escribe hasta que acabe.</translation>
    </message>
    <message>
        <source>Nobody reads %1 until it is computed anew.</source>
        <translation>Nadie lee %1 hasta que se vuelva a calcular.</translation>
    </message>
    <message>
        <source>REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a unique index on it.</source>
        <translation>REFRESH MATERIALIZED VIEW CONCURRENTLY, que necesita un índice único sobre ella.</translation>
    </message>
    <message>
        <source>Nobody reads or writes %1 until the transaction ends.</source>
        <translation>Nadie lee ni escribe %1 hasta que termine la transacción.</translation>
    </message>
    <message>
        <source>Nobody writes %1 until the transaction ends.</source>
        <translation>Nadie escribe %1 hasta que termine la transacción.</translation>
    </message>
    <message>
        <source>Leave it out: each statement takes the lock that it needs.</source>
        <translation>Quitarlo: cada sentencia toma el bloqueo que necesita.</translation>
    </message>
    <message>
        <source>The rows of %1 are lost, and everybody who uses it waits until the transaction ends.</source>
        <translation>Se pierden las filas de %1, y quien la use espera hasta que termine la transacción.</translation>
    </message>
    <message>
        <source>Say with DELETE … WHERE which rows go; if all have to, do it after a backup.</source>
        <translation>Decir con DELETE … WHERE qué filas sobran; si son todas, hacerlo tras una copia de seguridad.</translation>
    </message>
    <message>
        <source>CASCADE also empties every table that has a foreign key to %1, and those that point to them.</source>
        <translation>CASCADE vacía además todas las tablas con una clave foránea a %1, y las que apuntan a ellas.</translation>
    </message>
    <message>
        <source>Name the tables that have to be emptied, without CASCADE.</source>
        <translation>Nombrar las tablas que hay que vaciar, sin CASCADE.</translation>
    </message>
    <message>
        <source>Every row of %1 is written anew and stays locked until the transaction ends: who wants to change one waits, and the table grows to twice its size.</source>
        <translation>Todas las filas de %1 se escriben de nuevo y quedan bloqueadas hasta que termine la transacción: quien quiera cambiar una espera, y la tabla crece hasta el doble.</translation>
    </message>
    <message>
        <source>Leave rows out that are right already (WHERE … IS DISTINCT FROM …), or fill large tables in batches outside of the migration.</source>
        <translation>Dejar fuera las filas que ya están bien (WHERE … IS DISTINCT FROM …), o rellenar las tablas grandes por lotes fuera de la migración.</translation>
    </message>
    <message>
        <source>Every row of %1 is deleted.</source>
        <translation>Se borran todas las filas de %1.</translation>
    </message>
    <message>
        <source>Say with WHERE which rows go; if all have to, do it after a backup.</source>
        <translation>Decir con WHERE qué filas sobran; si son todas, hacerlo tras una copia de seguridad.</translation>
    </message>
    <message>
        <source>PARTITION OF waits for every query on %1, and everybody who reads or writes it waits until the transaction ends.</source>
        <translation>PARTITION OF espera a todas las consultas sobre %1, y quien la lea o escriba espera hasta que termine la transacción.</translation>
    </message>
    <message>
        <source>CREATE TABLE … (LIKE … INCLUDING ALL), then ATTACH PARTITION, which lets others read and write.</source>
        <translation>CREATE TABLE … (LIKE … INCLUDING ALL), y después ATTACH PARTITION, que deja leer y escribir a los demás.</translation>
    </message>
    <message>
        <source>Nobody writes %1 until the transaction ends, and from then on the trigger runs for the running version too.</source>
        <translation>Nadie escribe %1 hasta que termine la transacción, y desde entonces el disparador actúa también para la versión en uso.</translation>
    </message>
    <message>
        <source>Keep the file short, and make sure that the running version can live with the trigger.</source>
        <translation>Mantener corto el archivo, y comprobar que la versión en uso puede convivir con el disparador.</translation>
    </message>
    <message>
        <source>Nobody reads or writes %1 until the transaction ends, and from then on the rule rewrites the statements of the running version too.</source>
        <translation>Nadie lee ni escribe %1 hasta que termine la transacción, y desde entonces la regla reescribe también las sentencias de la versión en uso.</translation>
    </message>
    <message>
        <source>A trigger is easier to foresee than a rule.</source>
        <translation>Un disparador es más previsible que una regla.</translation>
    </message>
    <message>
        <source>Every row of every table with a column of the domain %1 is looked at, while nobody writes those tables.</source>
        <translation>Se miran todas las filas de todas las tablas con una columna del dominio %1, mientras nadie escribe esas tablas.</translation>
    </message>
    <message>
        <source>Add the constraint NOT VALID, and ALTER DOMAIN … VALIDATE CONSTRAINT in a later file.</source>
        <translation>Añadir la restricción NOT VALID, y ALTER DOMAIN … VALIDATE CONSTRAINT en un archivo posterior.</translation>
    </message>
    <message>
        <source>The file sets %1 itself. Tenantry sets the timeouts of a roll-out and tries again when a lock is not free; from here on the file&apos;s own value holds.</source>
        <translation>El archivo fija %1 por su cuenta. Tenantry pone los límites de tiempo de un despliegue y vuelve a intentarlo cuando un bloqueo no está libre; desde aquí vale el valor del archivo.</translation>
    </message>
    <message>
        <source>Leave it out, or allow it if this file really needs another value.</source>
        <translation>Quitarlo, o permitirlo si este archivo necesita de verdad otro valor.</translation>
    </message>
    <message>
        <source>The block does something like %1, which was not looked at: what is inside of DO is known only when it runs.</source>
        <translation>El bloque hace algo como %1, que no se ha mirado: lo que hay dentro de DO solo se sabe al ejecutarlo.</translation>
    </message>
    <message>
        <source>Write it as statements where that is possible; otherwise look at it with the other rules in mind.</source>
        <translation>Escribirlo como sentencias donde se pueda; si no, revisarlo con las demás reglas en mente.</translation>
    </message>
    <message>
        <source>PostgreSQL 17&apos;s grammar cannot read this statement, so it was not looked at.</source>
        <translation>La gramática de PostgreSQL 17 no puede leer esta sentencia, así que no se ha mirado.</translation>
    </message>
    <message>
        <source>Fine if it is for a newer server; otherwise it will fail.</source>
        <translation>Está bien si es para un servidor más nuevo; si no, fallará.</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migraciones</translation>
    </message>
    <message>
        <source>See what migration files lock, rewrite, lose or break before they are rolled out</source>
        <translation>Ver qué bloquean, reescriben, pierden o rompen los archivos de migración antes de desplegarlos</translation>
    </message>
    <message>
        <source>A name made at random is in use already: %1.</source>
        <translation>Un nombre creado al azar ya está en uso: %1.</translation>
    </message>
    <message>
        <source>%1 was begun here and not finished.</source>
        <translation>%1 se empezó aquí y no se terminó.</translation>
    </message>
    <message>
        <source>The database keeps no record of migrations; the registry&apos;s version %1 is taken for its own.</source>
        <translation>La base de datos no lleva registro de migraciones; se toma por suya la versión %1 del registro.</translation>
    </message>
    <message>
        <source>%1 was never applied here.</source>
        <translation>%1 nunca se aplicó aquí.</translation>
    </message>
    <message>
        <source>%1 was applied here in another text than the product&apos;s; it is compared with that of the product.</source>
        <translation>%1 se aplicó aquí con otro texto que el del producto; se compara con el del producto.</translation>
    </message>
    <message>
        <source>“%1” says nothing that could be ignored: it has to be a kind, a colon and a name.</source>
        <translation>«%1» no dice nada que se pueda ignorar: ha de ser una clase, dos puntos y un nombre.</translation>
    </message>
    <message>
        <source>For example index:public.tmp_* or grant:* or *:audit.*</source>
        <translation>Por ejemplo index:public.tmp_* o grant:* o *:audit.*</translation>
    </message>
    <message>
        <source>Compare tenants&apos; schemas, with each other and with what their migrations make</source>
        <translation>Comparar los esquemas de los tenants, entre sí y con el que hacen sus migraciones</translation>
    </message>
    <message>
        <source>Tenantry itself began with %1 in this database and did not finish it.</source>
        <translation>El propio Tenantry empezó con %1 en esta base de datos y no lo terminó.</translation>
    </message>
    <message>
        <source>Apply the migrations instead: that finishes it.</source>
        <translation>Aplicar en su lugar las migraciones: así se termina.</translation>
    </message>
    <message>
        <source>Tenantry itself applied version %1 (%2) in this database, which is not in the baseline.</source>
        <translation>El propio Tenantry aplicó la versión %1 (%2) en esta base de datos, y no está en el punto de partida.</translation>
    </message>
    <message>
        <source>This database needs no baseline; look at its version with tenantryctl tenant show.</source>
        <translation>Esta base de datos no necesita punto de partida; su versión se ve con tenantryctl tenant show.</translation>
    </message>
    <message>
        <source>Stopped while another program was changing the database; nothing was written.</source>
        <translation>Detenido mientras otro programa cambiaba la base de datos; no se ha anotado nada.</translation>
    </message>
    <message>
        <source>The table %1 has more than %2 rows; that is no history of migrations.</source>
        <translation>La tabla %1 tiene más de %2 filas; eso no es un historial de migraciones.</translation>
    </message>
    <message>
        <source>The lock of %1 is taken: it is migrating this database now, or died while it did.</source>
        <translation>El bloqueo de %1 está tomado: está migrando ahora esta base de datos, o se quedó a medias.</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) of %1 failed or were left in the middle: %2.</source>
        <translation>
            <numerusform>%n migración de %1 falló o se quedó a medias: %2.</numerusform>
            <numerusform>%n migraciones de %1 fallaron o se quedaron a medias: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 says that the database is at several versions at once.</source>
        <translation>Según %1, la base de datos está en varias versiones a la vez.</translation>
    </message>
    <message>
        <source>%1 has nothing applied in %2.</source>
        <translation>%1 no tiene nada aplicado en %2.</translation>
    </message>
    <message>
        <source>Nothing that %1 applied is a file of the product: %2.</source>
        <translation>Nada de lo que aplicó %1 es un archivo del producto: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) that %1 applied are no file of the product: %2.</source>
        <translation>
            <numerusform>%n migración que aplicó %1 no es un archivo del producto: %2.</numerusform>
            <numerusform>%n migraciones que aplicó %1 no son archivos del producto: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of the product before version %1 were never applied: %2.</source>
        <translation>
            <numerusform>%n archivo del producto anterior a la versión %1 nunca se aplicó: %2.</numerusform>
            <numerusform>%n archivos del producto anteriores a la versión %1 nunca se aplicaron: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were changed after %1 applied them: %2.</source>
        <translation>
            <numerusform>%n archivo se cambió después de que lo aplicara %1: %2.</numerusform>
            <numerusform>%n archivos se cambiaron después de que los aplicara %1: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>More than one tool kept book in this database: %1. Which one is right cannot be told.</source>
        <translation>Más de una herramienta llevó la cuenta en esta base de datos: %1. No se puede saber cuál es la buena.</translation>
    </message>
    <message>
        <source>No migration tool kept book in this database.</source>
        <translation>Ninguna herramienta de migraciones llevó la cuenta en esta base de datos.</translation>
    </message>
    <message>
        <source>Write down that a tenant has migrations which another tool applied</source>
        <translation>Anotar que un tenant tiene migraciones que aplicó otra herramienta</translation>
    </message>
    <message>
        <source>Not read, because it is not as any tool makes it, or is closed to the server&apos;s owner: %1.</source>
        <translation>No se ha leído, porque no es como la crea ninguna herramienta, o está cerrada al dueño del servidor: %1.</translation>
    </message>
    <message>
        <source>%1 ended its transaction by itself: what came before that was kept, although it was only to be tried.</source>
        <translation>%1 terminó su transacción por su cuenta: lo anterior se conservó, aunque solo había que probarlo.</translation>
    </message>
    <message>
        <source>The check gave %1 instead of true.</source>
        <translation>La comprobación dio %1 en lugar de true.</translation>
    </message>
    <message>
        <source>Look at the tenant, and at the check itself.</source>
        <translation>Revisar el tenant y la propia comprobación.</translation>
    </message>
    <message>
        <source>“%1” is no wave.</source>
        <translation>«%1» no es una oleada.</translation>
    </message>
    <message>
        <source>Waves are written like canary:3,10%,rest or canary:acme+zeta,25%,50%: a number of tenants, tenants by slug, or a percentage that grows.</source>
        <translation>Las oleadas se escriben como canary:3,10%,rest o canary:acme+zeta,25%,50%: un número de tenants, tenants por su slug o un porcentaje que crece.</translation>
    </message>
    <message>
        <source>The wave names %1, which is not among the tenants of this run.</source>
        <translation>La oleada nombra %1, que no está entre los tenants de esta ejecución.</translation>
    </message>
    <message>
        <source>Name tenants that have something to do, or give a number.</source>
        <translation>Nombrar tenants que tengan algo pendiente, o dar un número.</translation>
    </message>
    <message>
        <source>This program no longer works on the run.</source>
        <translation>Este programa ya no trabaja en la ejecución.</translation>
    </message>
    <message>
        <source>The run goes on where others work on it; resume it here to go on.</source>
        <translation>La ejecución sigue donde otros trabajen en ella; reanudarla aquí para seguir.</translation>
    </message>
    <message>
        <source>Somebody made it in these databases by hand, or another tool did.</source>
        <translation>Alguien lo creó a mano en estas bases de datos, o lo hizo otra herramienta.</translation>
    </message>
    <message>
        <source>Compare one of these tenants with one where it worked (tenant compare). If what is there is right, mark the file as applied (migrate baseline); else remove it, and try this group again.</source>
        <translation>Comparar uno de estos tenants con otro donde funcionó (tenant compare). Si lo que hay es correcto, marcar el archivo como aplicado (migrate baseline); si no, quitarlo y volver a intentar este grupo.</translation>
    </message>
    <message>
        <source>These databases lack something that the file counts on: it was removed or renamed by hand, or an earlier file did not make it.</source>
        <translation>A estas bases de datos les falta algo con lo que el archivo cuenta: se quitó o se renombró a mano, o un archivo anterior no lo creó.</translation>
    </message>
    <message>
        <source>The data of these tenants does not fit what the file asks of it.</source>
        <translation>Los datos de estos tenants no cumplen lo que el archivo les pide.</translation>
    </message>
    <message>
        <source>Look at the rows in one of these tenants. Clean them up there, or in a new file that comes before this one, and try this group again. Nothing of the file was kept.</source>
        <translation>Mirar las filas en uno de estos tenants. Corregirlas allí, o en un archivo nuevo que vaya antes que este, y volver a intentar este grupo. Nada del archivo se conservó.</translation>
    </message>
    <message>
        <source>These tenants have rows that are equal where the file wants them to differ.</source>
        <translation>Estos tenants tienen filas iguales donde el archivo exige que sean distintas.</translation>
    </message>
    <message>
        <source>These tenants have rows without a value where the file wants one.</source>
        <translation>Estos tenants tienen filas sin valor donde el archivo exige uno.</translation>
    </message>
    <message>
        <source>These tenants have rows that point to others which are not there.</source>
        <translation>Estos tenants tienen filas que apuntan a otras que no existen.</translation>
    </message>
    <message>
        <source>A long transaction, or one that was left open, holds a table that the file wants to change.</source>
        <translation>Una transacción larga, o una que quedó abierta, retiene una tabla que el archivo quiere cambiar.</translation>
    </message>
    <message>
        <source>Wait until it ends, or end it (its session is named in the error), and try this group again. Nothing of the file was kept.</source>
        <translation>Esperar a que termine, o terminarla (el error nombra su sesión), y volver a intentar este grupo. Nada del archivo se conservó.</translation>
    </message>
    <message>
        <source>The file and the product&apos;s own work wanted the same tables in a different order.</source>
        <translation>El archivo y el trabajo del propio producto querían las mismas tablas en otro orden.</translation>
    </message>
    <message>
        <source>Try this group again at a quieter time; split the file if it changes several tables.</source>
        <translation>Volver a intentar este grupo en un momento más tranquilo; dividir el archivo si cambia varias tablas.</translation>
    </message>
    <message>
        <source>A statement took longer than it was allowed to, or somebody cancelled it.</source>
        <translation>Una sentencia duró más de lo permitido, o alguien la canceló.</translation>
    </message>
    <message>
        <source>Allow more time (--statement-timeout), or split the file. Nothing of it was kept.</source>
        <translation>Permitir más tiempo (--statement-timeout) o dividir el archivo. Nada de él se conservó.</translation>
    </message>
    <message>
        <source>The file changes something that does not belong to the tenant&apos;s role.</source>
        <translation>El archivo cambia algo que no pertenece al rol del tenant.</translation>
    </message>
    <message>
        <source>Give it to the tenant&apos;s role, or leave it to whoever runs the server (extensions often are theirs); then try this group again.</source>
        <translation>Dárselo al rol del tenant, o dejarlo a quien administra el servidor (las extensiones suelen ser cosa suya); después, volver a intentar este grupo.</translation>
    </message>
    <message>
        <source>The server&apos;s disk is full.</source>
        <translation>El disco del servidor está lleno.</translation>
    </message>
    <message>
        <source>Make room there first; then try this group again. Nothing of the file was kept.</source>
        <translation>Hacer sitio allí primero; después, volver a intentar este grupo. Nada del archivo se conservó.</translation>
    </message>
    <message>
        <source>The server ran out of memory.</source>
        <translation>El servidor se quedó sin memoria.</translation>
    </message>
    <message>
        <source>Work on fewer tenants at once (--concurrency), and try this group again.</source>
        <translation>Trabajar con menos tenants a la vez (--concurrency) y volver a intentar este grupo.</translation>
    </message>
    <message>
        <source>The server, the database or the role takes no more connections.</source>
        <translation>El servidor, la base de datos o el rol no admite más conexiones.</translation>
    </message>
    <message>
        <source>Work on fewer tenants at once (--concurrency), or raise the limit; then try this group again.</source>
        <translation>Trabajar con menos tenants a la vez (--concurrency) o subir el límite; después, volver a intentar este grupo.</translation>
    </message>
    <message>
        <source>Something in these databases hangs on what the file removes: a view or a key that the others do not have.</source>
        <translation>Algo en estas bases de datos depende de lo que el archivo quita: una vista o una clave que las demás no tienen.</translation>
    </message>
    <message>
        <source>The file is not SQL that this server understands: a mistake, or a version of PostgreSQL that is too old for it.</source>
        <translation>El archivo no es SQL que este servidor entienda: un error, o una versión de PostgreSQL demasiado antigua.</translation>
    </message>
    <message>
        <source>The server does not offer what the file asks for: too old a version, or an extension that is not installed.</source>
        <translation>El servidor no ofrece lo que el archivo pide: una versión demasiado antigua o una extensión sin instalar.</translation>
    </message>
    <message>
        <source>Compare the servers of tenants that failed with those of tenants that did not.</source>
        <translation>Comparar los servidores de los tenants que fallaron con los de los que no.</translation>
    </message>
    <message>
        <source>A file of an extension is not installed on that server.</source>
        <translation>Falta en ese servidor un archivo de una extensión.</translation>
    </message>
    <message>
        <source>Install the extension there; then try this group again.</source>
        <translation>Instalar allí la extensión; después, volver a intentar este grupo.</translation>
    </message>
    <message>
        <source>The databases are gone, or were renamed.</source>
        <translation>Las bases de datos ya no están, o se renombraron.</translation>
    </message>
    <message>
        <source>Look whether they were dropped on purpose; bring them back from a backup, or retire these tenants.</source>
        <translation>Ver si se borraron a propósito; recuperarlas de una copia de seguridad, o dar de baja estos tenants.</translation>
    </message>
    <message>
        <source>The password of the server&apos;s owner was changed.</source>
        <translation>Se cambió la contraseña del propietario del servidor.</translation>
    </message>
    <message>
        <source>Give the new one (server edit), and try this group again.</source>
        <translation>Indicar la nueva (server edit) y volver a intentar este grupo.</translation>
    </message>
    <message>
        <source>Another program is migrating these databases at the same time.</source>
        <translation>Otro programa está migrando estas bases de datos al mismo tiempo.</translation>
    </message>
    <message>
        <source>Wait until it is done, and try this group again: what it did is not done twice.</source>
        <translation>Esperar a que termine y volver a intentar este grupo: lo que hizo no se hace dos veces.</translation>
    </message>
    <message>
        <source>The product&apos;s file was edited after these tenants had got it.</source>
        <translation>El archivo del producto se editó después de aplicarse a estos tenants.</translation>
    </message>
    <message>
        <source>Put the old text back, and write the change into a new file. These tenants stay as they are until then.</source>
        <translation>Reponer el texto anterior y escribir el cambio en un archivo nuevo. Estos tenants se quedan como están hasta entonces.</translation>
    </message>
    <message>
        <source>Somebody migrated these databases with newer files than the product has here.</source>
        <translation>Alguien migró estas bases de datos con archivos más nuevos que los del producto aquí.</translation>
    </message>
    <message>
        <source>Import the newer files (product import), and look again (migrate verify).</source>
        <translation>Importar los archivos más nuevos (product import) y volver a mirar (migrate verify).</translation>
    </message>
    <message>
        <source>A file was applied to these databases that the product does not have: it was removed or renumbered.</source>
        <translation>A estas bases de datos se les aplicó un archivo que el producto no tiene: se quitó o se renumeró.</translation>
    </message>
    <message>
        <source>Put the file back under its old name.</source>
        <translation>Reponer el archivo con su nombre anterior.</translation>
    </message>
    <message>
        <source>A file was added before ones that these tenants have already.</source>
        <translation>Se añadió un archivo anterior a otros que estos tenants ya tienen.</translation>
    </message>
    <message>
        <source>Give it a later version; or, if it does not matter in which order they run, start again with --out-of-order.</source>
        <translation>Darle una versión posterior; o, si el orden no importa, empezar de nuevo con --out-of-order.</translation>
    </message>
    <message>
        <source>The server was away for longer than the run waits for it.</source>
        <translation>El servidor estuvo ausente más tiempo del que la ejecución lo espera.</translation>
    </message>
    <message>
        <source>Look why it does not answer; then try this group again.</source>
        <translation>Ver por qué no responde; después, volver a intentar este grupo.</translation>
    </message>
    <message>
        <source>%1 was never applied to this database, which is at version %2 already.</source>
        <translation>%1 no se aplicó nunca a esta base de datos, que ya está en la versión %2.</translation>
    </message>
    <message>
        <source>Give the file a later version, or allow files out of order if nothing after it relies on its absence.</source>
        <translation>Dar al archivo una versión posterior, o permitir archivos fuera de orden si nada posterior depende de su ausencia.</translation>
    </message>
    <message>
        <source>The product %1 of this run is no longer in the registry.</source>
        <translation>El producto %1 de esta ejecución ya no está en el registro.</translation>
    </message>
    <message>
        <source>This program does not know what a run of kind “%1” does.</source>
        <translation>Este programa no sabe qué hace una ejecución de tipo «%1».</translation>
    </message>
    <message>
        <source>It was started by a newer version of Tenantry; use that one.</source>
        <translation>La empezó una versión más nueva de Tenantry; usar esa.</translation>
    </message>
    <message>
        <source>%1 is a tenant of the product %2, not of %3.</source>
        <translation>%1 es un tenant del producto %2, no de %3.</translation>
    </message>
    <message>
        <source>Name the product that it has.</source>
        <translation>Nombrar el producto que tiene.</translation>
    </message>
    <message>
        <source>It is ahead of the product: it has version %1, and the product ends at %2.</source>
        <translation>Va por delante del producto: tiene la versión %1, y el producto acaba en la %2.</translation>
    </message>
    <message>
        <source>It has version %1, which the product does not know.</source>
        <translation>Tiene la versión %1, que el producto no conoce.</translation>
    </message>
    <message>
        <source>See which versions tenants are at, and what is due</source>
        <translation>Ver en qué versión está cada tenant y qué falta</translation>
    </message>
    <message>
        <source>Roll migrations out, pause, resume and cancel runs, see what failed and try it again; ask the databases what they have</source>
        <translation>Desplegar migraciones, pausar, reanudar y cancelar ejecuciones, ver qué falló y volver a intentarlo; preguntar a las bases de datos qué tienen</translation>
    </message>
    <message>
        <source>There is no run %1.</source>
        <translation>No hay ninguna ejecución %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s) were lost while working on this tenant.</source>
        <translation>
            <numerusform>Se perdió %n proceso mientras trabajaba en este tenant.</numerusform>
            <numerusform>Se perdieron %n procesos mientras trabajaban en este tenant.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at the log of the server that the tenant is on, then try it again alone.</source>
        <translation>Mirar el registro de mensajes del servidor donde está el tenant y volver a intentarlo solo.</translation>
    </message>
    <message>
        <source>The run %1 is over.</source>
        <translation>La ejecución %1 ya terminó.</translation>
    </message>
    <message>
        <source>Start a new one; it takes what is left.</source>
        <translation>Empezar una nueva; toma lo que queda.</translation>
    </message>
    <message>
        <source>Several runs have an id like %1.</source>
        <translation>Varias ejecuciones tienen un id como %1.</translation>
    </message>
    <message>
        <source>Give more of the id.</source>
        <translation>Indicar una parte mayor del id.</translation>
    </message>
    <message numerus="yes">
        <source>%n of these tenants (%1 is one) are waiting or in work in the run %2 of %3.</source>
        <translation>
            <numerusform>%n de estos tenants (%1) espera o está en curso en la ejecución %2 de %3.</numerusform>
            <numerusform>%n de estos tenants (%1 es uno) esperan o están en curso en la ejecución %2 de %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume or cancel that run first, or choose other tenants.</source>
        <translation>Reanudar o cancelar antes esa ejecución, o elegir otros tenants.</translation>
    </message>
    <message>
        <source>The run %1 has no failures like that.</source>
        <translation>La ejecución %1 no tiene fallos así.</translation>
    </message>
    <message>
        <source>No tenant can apply it. Correct the file and import it again (product import --replace), then try this group again: nothing of it was kept anywhere.</source>
        <translation>Ningún tenant puede aplicarlo. Corregir el archivo e importarlo otra vez (product import --replace); después, volver a intentar este grupo: nada de él se conservó en ningún sitio.</translation>
    </message>
    <message>
        <source>Put the file back as it was, and write the change into a new file.</source>
        <translation>Dejar el archivo como estaba y escribir el cambio en un archivo nuevo.</translation>
    </message>
    <message>
        <source>%1 cannot be replaced while the run %2 is going on.</source>
        <translation>%1 no se puede sustituir mientras la ejecución %2 está en marcha.</translation>
    </message>
    <message>
        <source>Pause or cancel that run first.</source>
        <translation>Pausar o cancelar antes esa ejecución.</translation>
    </message>
    <message numerus="yes">
        <source>%1 cannot be replaced: %n tenant(s) have it already, or may have it (%2 is one).</source>
        <translation>
            <numerusform>%1 no se puede sustituir: %n tenant ya lo tiene, o puede tenerlo (%2).</numerusform>
            <numerusform>%1 no se puede sustituir: %n tenants ya lo tienen, o pueden tenerlo (%2 es uno).</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cannot be replaced: the product&apos;s template has it already.</source>
        <translation>%1 no se puede sustituir: la plantilla del producto ya lo tiene.</translation>
    </message>
    <message>
        <source>Put the file back as it was, and add what is new as another file: tenants may have run it already. If none has, import it with --replace.</source>
        <translation>Dejar el archivo como estaba y añadir lo nuevo en otro archivo: puede que haya tenants que ya lo ejecutaron. Si ninguno lo hizo, importarlo con --replace.</translation>
    </message>
    <message>
        <source>in work</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>nobody works on it</source>
        <translation>nadie trabaja en ella</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelada</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>con éxito</translation>
    </message>
    <message>
        <source>done, with failures</source>
        <translation>terminada, con fallos</translation>
    </message>
    <message>
        <source>paused: too many failures</source>
        <translation>en pausa: demasiados fallos</translation>
    </message>
    <message>
        <source>paused: a wave is not well</source>
        <translation>en pausa: una oleada no está bien</translation>
    </message>
    <message>
        <source>paused after a wave</source>
        <translation>en pausa tras una oleada</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>en comprobación</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>superada</translation>
    </message>
    <message>
        <source>not well</source>
        <translation>no está bien</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>por venir</translation>
    </message>
    <message>
        <source>canary</source>
        <translation>canario</translation>
    </message>
    <message>
        <source>the rest</source>
        <translation>el resto</translation>
    </message>
    <message>
        <source>all tenants</source>
        <translation>todos los tenants</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>con fallo</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>omitido</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>would work, as far as %1</source>
        <translation>funcionaría, hasta %1</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>aplicada</translation>
    </message>
    <message>
        <source>had it already</source>
        <translation>ya la tenía</translation>
    </message>
    <message>
        <source>would work</source>
        <translation>funcionaría</translation>
    </message>
    <message>
        <source>as it should be</source>
        <translation>como debe</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>por detrás</translation>
    </message>
    <message>
        <source>an applied file was changed</source>
        <translation>un archivo aplicado cambió</translation>
    </message>
    <message>
        <source>ahead of the product</source>
        <translation>por delante del producto</translation>
    </message>
    <message>
        <source>has a version that the product does not know</source>
        <translation>tiene una versión que el producto no conoce</translation>
    </message>
    <message>
        <source>an earlier file is missing</source>
        <translation>falta un archivo anterior</translation>
    </message>
    <message>
        <source>past the version asked for</source>
        <translation>más allá de la versión pedida</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>ya no está</translation>
    </message>
    <message>
        <source>to be tried again</source>
        <translation>se volverá a intentar</translation>
    </message>
    <message>
        <source>Asked which migrations it has</source>
        <translation>Preguntado qué migraciones tiene</translation>
    </message>
    <message>
        <source>Run: %1</source>
        <translation>Ejecución: %1</translation>
    </message>
    <message>
        <source>Migration tried, and taken back</source>
        <translation>Migración probada y deshecha</translation>
    </message>
    <message>
        <source>Migration failed</source>
        <translation>La migración falló</translation>
    </message>
    <message>
        <source>Migration failed, at %1</source>
        <translation>La migración falló, en %1</translation>
    </message>
    <message>
        <source>Migrated to %1</source>
        <translation>Migrado a %1</translation>
    </message>
    <message>
        <source>Migrated from %1 to %2</source>
        <translation>Migrado de %1 a %2</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migración</translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) are on the plan “%1”, among them %2.</source>
        <translation>
            <numerusform>%n tenant tiene el plan «%1», entre ellos %2.</numerusform>
            <numerusform>%n tenants tienen el plan «%1», entre ellos %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>The program that worked on it was closed or lost. Nothing is half done: resume it here, or on any computer.</source>
        <translation>El programa que trabajaba en ella se cerró o se perdió. Nada quedó a medias: reanudarla aquí, o en cualquier equipo.</translation>
    </message>
    <message>
        <source>Open the run to see the causes; when they are mended, retry the failures.</source>
        <translation>Abrir la ejecución para ver las causas; cuando estén arregladas, reintentar los fallos.</translation>
    </message>
    <message>
        <source>A wave is done. Have a look at its tenants; resume when they are well.</source>
        <translation>Terminó una oleada. Echar un vistazo a sus tenants; reanudar cuando estén bien.</translation>
    </message>
    <message>
        <source>Resume it when it may go on.</source>
        <translation>Reanudarla cuando pueda seguir.</translation>
    </message>
    <message>
        <source>Verify %1</source>
        <translation>Verificar %1</translation>
    </message>
    <message>
        <source>Migrate %1 to %2, tried only</source>
        <translation>Migrar %1 a %2, solo prueba</translation>
    </message>
    <message>
        <source>Migrate %1 to %2</source>
        <translation>Migrar %1 a %2</translation>
    </message>
    <message>
        <source>There is no database %1 on the server, or it takes no connections.</source>
        <translation>En el servidor no hay ninguna base de datos %1, o no acepta conexiones.</translation>
    </message>
    <message>
        <source>Look whether somebody dropped, renamed or closed it.</source>
        <translation>Mirar si alguien la eliminó, la renombró o la cerró.</translation>
    </message>
    <message>
        <source>The database %1 has %2, more than the %3 that a copy may have.</source>
        <translation>La base de datos %1 tiene %2, más que los %3 que puede tener una copia.</translation>
    </message>
    <message>
        <source>Choose a smaller tenant, or allow larger copies (--max-size).</source>
        <translation>Elegir un tenant más pequeño, o permitir copias mayores (--max-size).</translation>
    </message>
    <message>
        <source>There is no room for a copy of %1 on the server: it takes up to %2, and %3 are free.</source>
        <translation>No hay sitio para una copia de %1 en el servidor: ocupa hasta %2, y hay %3 libres.</translation>
    </message>
    <message>
        <source>Make room there, or choose a smaller tenant.</source>
        <translation>Liberar espacio allí, o elegir un tenant más pequeño.</translation>
    </message>
    <message>
        <source>The server has %1 connections left; making a copy and migrating it needs %2, and the tenants need theirs.</source>
        <translation>Al servidor le quedan %1 conexiones; hacer una copia y migrarla necesita %2, y los tenants necesitan las suyas.</translation>
    </message>
    <message>
        <source>Try again at a quieter time, or raise max_connections.</source>
        <translation>Volver a intentarlo en un momento más tranquilo, o subir max_connections.</translation>
    </message>
    <message>
        <source>The time of %1 minutes was over before all was tried.</source>
        <translation>El tiempo de %1 minutos se acabó antes de probarlo todo.</translation>
    </message>
    <message>
        <source>The time for the rehearsal was over.</source>
        <translation>Se acabó el tiempo del ensayo.</translation>
    </message>
    <message>
        <source>Allow more minutes, or choose a smaller tenant.</source>
        <translation>Permitir más minutos, o elegir un tenant más pequeño.</translation>
    </message>
    <message>
        <source>%1 cannot be rehearsed. %2</source>
        <translation>%1 no se puede ensayar. %2</translation>
    </message>
    <message>
        <source>A setting of the database could not be given to the copy: %1</source>
        <translation>Un ajuste de la base de datos no se pudo dar a la copia: %1</translation>
    </message>
    <message>
        <source>The database has ways into foreign servers. The copy has none of them, so that nothing is changed there: a file that goes there fails here.</source>
        <translation>La base de datos tiene accesos a servidores externos. La copia no tiene ninguno, para que allí no se cambie nada: un archivo que vaya allí falla aquí.</translation>
    </message>
    <message>
        <source>The copy could not be dropped; the next rehearsal tries again: %1</source>
        <translation>La copia no se pudo eliminar; el siguiente ensayo lo vuelve a intentar: %1</translation>
    </message>
    <message numerus="yes">
        <source>Each file&apos;s time on the copies, in proportion to the size of each tenant&apos;s database, with %1 at once on a server, in %n wave(s). The servers&apos; other work is not counted.</source>
        <translation>
            <numerusform>El tiempo de cada archivo en las copias, en proporción al tamaño de la base de datos de cada tenant, con %1 a la vez en un servidor, en %n oleada. No cuenta el resto del trabajo de los servidores.</numerusform>
            <numerusform>El tiempo de cada archivo en las copias, en proporción al tamaño de la base de datos de cada tenant, con %1 a la vez en un servidor, en %n oleadas. No cuenta el resto del trabajo de los servidores.</numerusform>
        </translation>
    </message>
    <message>
        <source>The password of %1 has a line break in it, which pg_dump cannot be told.</source>
        <translation>La contraseña de %1 contiene un salto de línea, que no se le puede pasar a pg_dump.</translation>
    </message>
    <message>
        <source>Give this user a password without one.</source>
        <translation>Poner a este usuario una contraseña sin él.</translation>
    </message>
    <message>
        <source>There is no memory left for a password file.</source>
        <translation>No queda memoria para un archivo de contraseñas.</translation>
    </message>
    <message>
        <source>The database %1 could not be copied. %2 said: %3</source>
        <translation>No se pudo copiar la base de datos %1. %2 dijo: %3</translation>
    </message>
    <message>
        <source>Look whether the server&apos;s user may read everything in that database, and whether the disk has room.</source>
        <translation>Mirar si el usuario del servidor puede leer todo lo que hay en esa base de datos, y si el disco tiene sitio.</translation>
    </message>
    <message>
        <source>Install PostgreSQL&apos;s client programs of version %1 (on Debian: postgresql-client-%1), or set TENANTRY_PG_BINDIR to the folder that they are in.</source>
        <translation>Instalar los programas cliente de PostgreSQL de la versión %1 (en Debian: postgresql-client-%1), o indicar en TENANTRY_PG_BINDIR la carpeta en la que están.</translation>
    </message>
    <message>
        <source>This computer has no pg_dump and pg_restore, which copy databases.</source>
        <translation>Este equipo no tiene pg_dump ni pg_restore, que copian bases de datos.</translation>
    </message>
    <message>
        <source>The pg_dump of this computer is of version %1, and does not copy databases of a server of version %2.</source>
        <translation>El pg_dump de este equipo es de la versión %1, y no copia bases de datos de un servidor de la versión %2.</translation>
    </message>
    <message>
        <source>A pipe to another program could not be made.</source>
        <translation>No se pudo crear una tubería hacia otro programa.</translation>
    </message>
    <message>
        <source>Close programs that hold many files open, then try again.</source>
        <translation>Cerrar programas que tengan muchos archivos abiertos y volver a intentarlo.</translation>
    </message>
    <message>
        <source>The program %1 did not answer in time.</source>
        <translation>El programa %1 no respondió a tiempo.</translation>
    </message>
    <message>
        <source>Rehearse a roll-out on copies of some tenants</source>
        <translation>Ensayar un despliegue en copias de algunos tenants</translation>
    </message>
    <message>
        <source>Look into a database</source>
        <translation>Mirada a una base de datos</translation>
    </message>
    <message>
        <source>Looked into the database: %1</source>
        <translation>Se ha mirado dentro de la base de datos: %1</translation>
    </message>
    <message>
        <source>Look into the database ended: %1</source>
        <translation>Ha terminado la mirada a la base de datos: %1</translation>
    </message>
    <message>
        <source>Record of a look removed: %1</source>
        <translation>Registro de una mirada eliminado: %1</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Máscara</translation>
    </message>
    <message>
        <source>Columns masked for USERs: %1</source>
        <translation>Columnas enmascaradas para los USER: %1</translation>
    </message>
    <message>
        <source>Mask changed: %1</source>
        <translation>Máscara modificada: %1</translation>
    </message>
    <message>
        <source>Columns masked no longer: %1</source>
        <translation>Columnas que ya no se enmascaran: %1</translation>
    </message>
    <message>
        <source>Inspection role</source>
        <translation>Rol de inspección</translation>
    </message>
    <message>
        <source>Inspection role of a tenant stored: %1</source>
        <translation>Rol de inspección de un tenant guardado: %1</translation>
    </message>
    <message>
        <source>Inspection role of a tenant changed: %1</source>
        <translation>Rol de inspección de un tenant modificado: %1</translation>
    </message>
    <message>
        <source>Inspection role of a tenant removed: %1</source>
        <translation>Rol de inspección de un tenant eliminado: %1</translation>
    </message>
    <message>
        <source>Reader role</source>
        <translation>Rol de lectura</translation>
    </message>
    <message>
        <source>Reader role of a tenant stored: %1</source>
        <translation>Rol de lectura de un tenant guardado: %1</translation>
    </message>
    <message>
        <source>Reader role of a tenant changed: %1</source>
        <translation>Rol de lectura de un tenant modificado: %1</translation>
    </message>
    <message>
        <source>Reader role of a tenant removed: %1</source>
        <translation>Rol de lectura de un tenant eliminado: %1</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Consulta</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Ways around the masks</source>
        <translation>Modos de rodear las máscaras</translation>
    </message>
    <message>
        <source>The server&apos;s owner may not grant what is needed to look into the database %1.</source>
        <translation>El dueño del servidor no puede conceder lo necesario para mirar dentro de la base de datos %1.</translation>
    </message>
    <message>
        <source>Tenants on %1 cannot be looked into yet.</source>
        <translation>Todavía no se puede mirar dentro de los tenants de %1.</translation>
    </message>
    <message>
        <source>Looking into %1 is not prepared yet.</source>
        <translation>Todavía no está preparado mirar dentro de %1.</translation>
    </message>
    <message>
        <source>Ask an ADMIN to run: tenantryctl inspect prepare %1</source>
        <translation>Pedir a un ADMIN que ejecute: tenantryctl inspect prepare %1</translation>
    </message>
    <message>
        <source>%1 is closed to your role: something in its database would lead around what is masked or read-only (%2).</source>
        <translation>%1 está cerrado para tu rol: algo en su base de datos permitiría rodear lo enmascarado o lo que es de solo lectura (%2).</translation>
    </message>
    <message>
        <source>Ask an ADMIN to close it and to run: tenantryctl inspect prepare %1</source>
        <translation>Pedir a un ADMIN que lo cierre y que ejecute: tenantryctl inspect prepare %1</translation>
    </message>
    <message>
        <source>The rules of what is masked have changed, and this tenant&apos;s columns are not granted by them yet.</source>
        <translation>Las reglas de lo que se enmascara han cambiado, y las columnas de este tenant aún no se han concedido según ellas.</translation>
    </message>
    <message>
        <source>The tenant was removed meanwhile.</source>
        <translation>El tenant se ha eliminado entretanto.</translation>
    </message>
    <message>
        <source>The tenant was migrated since its columns were granted: new tables and columns are open to you when an ADMIN has run `tenantryctl inspect prepare %1`.</source>
        <translation>El tenant se ha migrado desde que se concedieron sus columnas: las tablas y columnas nuevas se abren para ti cuando un ADMIN haya ejecutado `tenantryctl inspect prepare %1`.</translation>
    </message>
    <message>
        <source>This asks for columns that are not open to your role (%1).</source>
        <translation>Esto pide columnas que no están abiertas para tu rol (%1).</translation>
    </message>
    <message>
        <source>Ask an ADMIN to look.</source>
        <translation>Pedir a un ADMIN que mire.</translation>
    </message>
    <message>
        <source>Name the columns instead of *; open to you are: %1.</source>
        <translation>Nombrar las columnas en vez de *; están abiertas para ti: %1.</translation>
    </message>
    <message>
        <source>Only SELECT, VALUES, TABLE, EXPLAIN and SHOW are sent, one at a time.</source>
        <translation>Solo se envían SELECT, VALUES, TABLE, EXPLAIN y SHOW, de uno en uno.</translation>
    </message>
    <message>
        <source>There is no query.</source>
        <translation>No hay consulta.</translation>
    </message>
    <message>
        <source>The query cannot be read: %1 (line %2, column %3).</source>
        <translation>La consulta no se puede leer: %1 (línea %2, columna %3).</translation>
    </message>
    <message>
        <source>Correct it there.</source>
        <translation>Corregirla ahí.</translation>
    </message>
    <message>
        <source>These are several statements.</source>
        <translation>Son varias sentencias.</translation>
    </message>
    <message>
        <source>The query would write or lock (%1).</source>
        <translation>La consulta escribiría o bloquearía (%1).</translation>
    </message>
    <message>
        <source>The function %1 does more than look.</source>
        <translation>La función %1 hace más que mirar.</translation>
    </message>
    <message>
        <source>It answered with other columns (%1) than those before it.</source>
        <translation>Respondió con otras columnas (%1) que los anteriores.</translation>
    </message>
    <message>
        <source>Its schema is another one: name the columns instead of *, or ask it alone.</source>
        <translation>Su esquema es otro: nombrar las columnas en vez de *, o preguntarle a él solo.</translation>
    </message>
    <message>
        <source>A row of the answer is larger than %1 MB.</source>
        <translation>Una fila de la respuesta ocupa más de %1 MB.</translation>
    </message>
    <message>
        <source>Ask for fewer columns, or for the beginning of the large one: left(column::text, 1000).</source>
        <translation>Pedir menos columnas, o el comienzo de la grande: left(columna::text, 1000).</translation>
    </message>
    <message>
        <source>The query took longer than it is allowed, and was cancelled.</source>
        <translation>La consulta tardó más de lo permitido y se ha cancelado.</translation>
    </message>
    <message>
        <source>Ask for less, or with a condition that an index answers.</source>
        <translation>Pedir menos, o con una condición que responda un índice.</translation>
    </message>
    <message>
        <source>The role to look with may do more than look; nothing was asked.</source>
        <translation>El rol para mirar puede hacer más que mirar; no se ha preguntado nada.</translation>
    </message>
    <message>
        <source>Have its rights taken away: it should be no superuser.</source>
        <translation>Hacer que le quiten los derechos: no debería ser superusuario.</translation>
    </message>
    <message>
        <source>The query is longer than %1 bytes.</source>
        <translation>La consulta ocupa más de %1 bytes.</translation>
    </message>
    <message>
        <source>Ask less at once: each query is written down as it is.</source>
        <translation>Preguntar menos de una vez: cada consulta se anota tal cual.</translation>
    </message>
    <message>
        <source>There is no such tenant, or it is not assigned to you.</source>
        <translation>No hay tal tenant, o no está asignado a ti.</translation>
    </message>
    <message>
        <source>Ask an ADMIN to assign it.</source>
        <translation>Pedir a un ADMIN que lo asigne.</translation>
    </message>
    <message>
        <source>A reason is needed, and is written down with what is asked.</source>
        <translation>Hace falta un motivo, y se anota con lo que se pregunta.</translation>
    </message>
    <message>
        <source>Say why in a few words: the number of the ticket, for example.</source>
        <translation>Decir por qué en pocas palabras: por ejemplo, el número de la incidencia.</translation>
    </message>
    <message>
        <source>“%1” is no pattern for columns.</source>
        <translation>«%1» no es un patrón de columnas.</translation>
    </message>
    <message>
        <source>Give a column, table.column or schema.table.column, with * and ?; no spaces.</source>
        <translation>Indicar una columna, tabla.columna o esquema.tabla.columna, con * y ?; sin espacios.</translation>
    </message>
    <message>
        <source>No column is masked by the pattern “%1”.</source>
        <translation>Ninguna columna se enmascara con el patrón «%1».</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>Inspección</translation>
    </message>
    <message>
        <source>Ask a tenant&apos;s database, read-only, without the columns that are masked for the role; see what was asked</source>
        <translation>Preguntar a la base de datos de un tenant, solo lectura, sin las columnas enmascaradas para el rol; ver lo que se preguntó</translation>
    </message>
    <message>
        <source>See which columns are masked</source>
        <translation>Ver qué columnas están enmascaradas</translation>
    </message>
    <message>
        <source>Ask many tenants at once; open tenants to USERs, change what is masked</source>
        <translation>Preguntar a muchos tenants a la vez; abrir tenants a los USER, cambiar lo que se enmascara</translation>
    </message>
    <message>
        <source>Registered and open for customers</source>
        <translation>Registrado y abierto a los clientes</translation>
    </message>
    <message>
        <source>The name leads somewhere</source>
        <translation>El nombre lleva a algún sitio</translation>
    </message>
    <message>
        <source>The certificate is good</source>
        <translation>El certificado es válido</translation>
    </message>
    <message>
        <source>The application answers</source>
        <translation>La aplicación responde</translation>
    </message>
    <message>
        <source>The database server answers</source>
        <translation>El servidor de bases de datos responde</translation>
    </message>
    <message>
        <source>The database is there and open</source>
        <translation>La base de datos existe y está abierta</translation>
    </message>
    <message>
        <source>The tenant can sign in</source>
        <translation>El tenant puede iniciar sesión</translation>
    </message>
    <message>
        <source>The schema is what the product needs</source>
        <translation>El esquema es el que necesita el producto</translation>
    </message>
    <message>
        <source>There are connections left</source>
        <translation>Quedan conexiones libres</translation>
    </message>
    <message>
        <source>Nobody is in the way</source>
        <translation>Nadie estorba</translation>
    </message>
    <message>
        <source>There is a recent backup</source>
        <translation>Hay una copia de seguridad reciente</translation>
    </message>
    <message>
        <source>Diagnosis of %1 (%2), %3</source>
        <translation>Diagnóstico de %1 (%2), %3</translation>
    </message>
    <message>
        <source>%1 (%2) is active.</source>
        <translation>%1 (%2) está activo.</translation>
    </message>
    <message>
        <source>%1 (%2) is paused.</source>
        <translation>%1 (%2) está en pausa.</translation>
    </message>
    <message>
        <source>Somebody closed it: its role cannot sign in, and its customers get no answer.</source>
        <translation>Alguien lo cerró: su rol no puede iniciar sesión y sus clientes no obtienen respuesta.</translation>
    </message>
    <message>
        <source>The timeline says who paused it, and when. An ADMIN can activate it.</source>
        <translation>El historial dice quién lo puso en pausa y cuándo. Un ADMIN puede activarlo.</translation>
    </message>
    <message>
        <source>%1 (%2) is in maintenance.</source>
        <translation>%1 (%2) está en mantenimiento.</translation>
    </message>
    <message>
        <source>Somebody is working on it, and its role cannot sign in until that is over.</source>
        <translation>Alguien trabaja en él y su rol no puede iniciar sesión hasta que termine.</translation>
    </message>
    <message>
        <source>The timeline says who began it, and when. An ADMIN can activate it when the work is done.</source>
        <translation>El historial dice quién lo empezó y cuándo. Un ADMIN puede activarlo cuando el trabajo esté hecho.</translation>
    </message>
    <message>
        <source>%1 (%2) is not made yet.</source>
        <translation>%1 (%2) aún no está creado.</translation>
    </message>
    <message>
        <source>It is being provisioned, or the program that did it is gone.</source>
        <translation>Se está aprovisionando, o el programa que lo hacía ya no está.</translation>
    </message>
    <message>
        <source>Look at its operation under Jobs: an ADMIN can finish it or undo it.</source>
        <translation>Mirar su operación en Trabajos: un ADMIN puede terminarla o deshacerla.</translation>
    </message>
    <message>
        <source>Making %1 (%2) failed.</source>
        <translation>La creación de %1 (%2) falló.</translation>
    </message>
    <message>
        <source>It was never open for customers.</source>
        <translation>Nunca estuvo abierto a los clientes.</translation>
    </message>
    <message>
        <source>%1 (%2) is being removed.</source>
        <translation>%1 (%2) se está eliminando.</translation>
    </message>
    <message>
        <source>Its customers get no answer any more.</source>
        <translation>Sus clientes ya no obtienen respuesta.</translation>
    </message>
    <message>
        <source>The timeline says who began it, and when.</source>
        <translation>El historial dice quién lo empezó y cuándo.</translation>
    </message>
    <message>
        <source>Left out, as asked.</source>
        <translation>Omitido, como se pidió.</translation>
    </message>
    <message>
        <source>Not asked: %1 was given instead.</source>
        <translation>No se preguntó: se indicó %1 en su lugar.</translation>
    </message>
    <message>
        <source>%1 is a name for examples, which leads nowhere.</source>
        <translation>%1 es un nombre de ejemplo, que no lleva a ningún sitio.</translation>
    </message>
    <message>
        <source>Give the registry the domain that the tenants are under, or the product its web address (product edit --web-address).</source>
        <translation>Indicar en el registro el dominio de los tenants, o en el producto su dirección web (product edit --web-address).</translation>
    </message>
    <message>
        <source>Nobody who types the name gets anywhere.</source>
        <translation>Quien escribe el nombre no llega a ningún sitio.</translation>
    </message>
    <message>
        <source>%1 leads to %2.</source>
        <translation>%1 lleva a %2.</translation>
    </message>
    <message>
        <source>Nobody told Tenantry where tenants of %1 answer.</source>
        <translation>Nadie ha dicho a Tenantry dónde responden los tenants de %1.</translation>
    </message>
    <message>
        <source>An ADMIN can: product edit --web-address &apos;https://{host}/health&apos;.</source>
        <translation>Un ADMIN puede hacerlo: product edit --web-address &apos;https://{host}/health&apos;.</translation>
    </message>
    <message>
        <source>There is no address to ask.</source>
        <translation>No hay dirección a la que preguntar.</translation>
    </message>
    <message>
        <source>%1 is asked without TLS.</source>
        <translation>A %1 se le pregunta sin TLS.</translation>
    </message>
    <message>
        <source>Browsers cannot connect.</source>
        <translation>Los navegadores no pueden conectar.</translation>
    </message>
    <message>
        <source>For %1, from %2, valid until %3.</source>
        <translation>Para %1, de %2, válido hasta el %3.</translation>
    </message>
    <message>
        <source>The certificate of %1 expired on %2.</source>
        <translation>El certificado de %1 caducó el %2.</translation>
    </message>
    <message>
        <source>Browsers warn people away.</source>
        <translation>Los navegadores avisan y la gente no entra.</translation>
    </message>
    <message>
        <source>Renew it, and find out why that did not happen by itself.</source>
        <translation>Renovarlo, y averiguar por qué no se renovó solo.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted: %2</source>
        <translation>El certificado de %1 no es de confianza: %2</translation>
    </message>
    <message>
        <source>Install a certificate for this name, with the whole chain.</source>
        <translation>Instalar un certificado para este nombre, con la cadena completa.</translation>
    </message>
    <message numerus="yes">
        <source>It expires in %n day(s).</source>
        <translation>
            <numerusform>Caduca en %n día.</numerusform>
            <numerusform>Caduca en %n días.</numerusform>
        </translation>
    </message>
    <message>
        <source>Renew it now; where that happens by itself it should have by now.</source>
        <translation>Renovarlo ya; donde se renueva solo, ya debería haberlo hecho.</translation>
    </message>
    <message>
        <source>The application, or what stands before it, does not answer.</source>
        <translation>La aplicación, o lo que está delante de ella, no responde.</translation>
    </message>
    <message>
        <source>%1 answers with %2 after %3 ms.</source>
        <translation>%1 responde con %2 en %3 ms.</translation>
    </message>
    <message>
        <source>The application is there and says that it is not well.</source>
        <translation>La aplicación está ahí y dice que no está bien.</translation>
    </message>
    <message>
        <source>Look at its log. Whether the database is the reason, the steps below tell: go on after a broken step.</source>
        <translation>Mirar su registro de eventos. Si la causa es la base de datos, lo dicen los pasos siguientes: seguir después del paso roto.</translation>
    </message>
    <message>
        <source>The application does not know this address, or this tenant.</source>
        <translation>La aplicación no conoce esta dirección, o este tenant.</translation>
    </message>
    <message>
        <source>Check the product&apos;s web address, and whether the application knows the tenant.</source>
        <translation>Comprobar la dirección web del producto, y si la aplicación conoce el tenant.</translation>
    </message>
    <message>
        <source>%1 leads on to %2 after %3 ms.</source>
        <translation>%1 lleva a %2 en %3 ms.</translation>
    </message>
    <message>
        <source>%1 answers at %2.</source>
        <translation>%1 responde en %2.</translation>
    </message>
    <message>
        <source>The server has no connection left: nobody new gets in.</source>
        <translation>Al servidor no le quedan conexiones: nadie más puede entrar.</translation>
    </message>
    <message>
        <source>No tenant on %1 can work.</source>
        <translation>Ningún tenant de %1 puede trabajar.</translation>
    </message>
    <message>
        <source>You have no way into this tenant&apos;s database yet.</source>
        <translation>Aún no hay acceso a la base de datos de este tenant para este operador.</translation>
    </message>
    <message>
        <source>What lies behind the application cannot be looked at from here.</source>
        <translation>Lo que hay detrás de la aplicación no se puede mirar desde aquí.</translation>
    </message>
    <message>
        <source>Ask an ADMIN to prepare it: tenantryctl inspect prepare.</source>
        <translation>Pedir a un ADMIN que lo prepare: tenantryctl inspect prepare.</translation>
    </message>
    <message>
        <source>The server answers, and does not let Tenantry itself in. Tenants may well work.</source>
        <translation>El servidor responde y no deja entrar al propio Tenantry. Es posible que los tenants funcionen.</translation>
    </message>
    <message>
        <source>%1 answers after %2 ms: PostgreSQL %3, %4 of %5 connections in use.</source>
        <translation>%1 responde en %2 ms: PostgreSQL %3, %4 de %5 conexiones en uso.</translation>
    </message>
    <message>
        <source>It is a standby: everybody can read and nobody can write.</source>
        <translation>Es un servidor en espera: todos pueden leer y nadie puede escribir.</translation>
    </message>
    <message>
        <source>Point the registry at the primary, or promote this one.</source>
        <translation>Apuntar el registro al primario, o promover este.</translation>
    </message>
    <message>
        <source>The server is nearly out of connections.</source>
        <translation>Al servidor casi no le quedan conexiones.</translation>
    </message>
    <message>
        <source>The server could not be looked at.</source>
        <translation>No se pudo mirar el servidor.</translation>
    </message>
    <message>
        <source>The server has no database %1.</source>
        <translation>El servidor no tiene la base de datos %1.</translation>
    </message>
    <message>
        <source>It was dropped or renamed behind Tenantry&apos;s back.</source>
        <translation>Se eliminó o se renombró a espaldas de Tenantry.</translation>
    </message>
    <message>
        <source>Find out who did, and restore it from its last backup. Change nothing else until then.</source>
        <translation>Averiguar quién lo hizo y restaurarla de su última copia de seguridad. Hasta entonces no cambiar nada más.</translation>
    </message>
    <message>
        <source>The database %1 takes no connections.</source>
        <translation>La base de datos %1 no acepta conexiones.</translation>
    </message>
    <message>
        <source>Somebody closed it for everybody.</source>
        <translation>Alguien la cerró para todos.</translation>
    </message>
    <message>
        <source>When it is known why: ALTER DATABASE &quot;%1&quot; ALLOW_CONNECTIONS true.</source>
        <translation>Cuando se sepa por qué: ALTER DATABASE &quot;%1&quot; ALLOW_CONNECTIONS true.</translation>
    </message>
    <message>
        <source>Whoever looks was not let in.</source>
        <translation>No se dejó entrar a quien mira.</translation>
    </message>
    <message>
        <source>Dropping the database %1 was begun and cut off.</source>
        <translation>El borrado de la base de datos %1 empezó y se interrumpió.</translation>
    </message>
    <message>
        <source>Nobody can use it any more; it can only be dropped.</source>
        <translation>Ya nadie puede usarla; solo se puede eliminar.</translation>
    </message>
    <message>
        <source>Restore it from its last backup under another name, if it was not meant to go.</source>
        <translation>Si no debía desaparecer, restaurarla de su última copia de seguridad con otro nombre.</translation>
    </message>
    <message>
        <source>%1 is there and open.</source>
        <translation>%1 existe y está abierta.</translation>
    </message>
    <message>
        <source>The server has no role %1.</source>
        <translation>El servidor no tiene el rol %1.</translation>
    </message>
    <message>
        <source>The application cannot sign in.</source>
        <translation>La aplicación no puede iniciar sesión.</translation>
    </message>
    <message>
        <source>Find out who dropped it. An ADMIN can make it again with new credentials.</source>
        <translation>Averiguar quién lo eliminó. Un ADMIN puede crearlo de nuevo con credenciales nuevas.</translation>
    </message>
    <message>
        <source>The role %1 may not sign in.</source>
        <translation>El rol %1 no puede iniciar sesión.</translation>
    </message>
    <message>
        <source>Somebody closed the tenant&apos;s door (NOLOGIN).</source>
        <translation>Alguien cerró la puerta del tenant (NOLOGIN).</translation>
    </message>
    <message>
        <source>An ADMIN opens it by activating the tenant.</source>
        <translation>Un ADMIN la abre activando el tenant.</translation>
    </message>
    <message>
        <source>The password of %1 has expired (VALID UNTIL).</source>
        <translation>La contraseña de %1 ha caducado (VALID UNTIL).</translation>
    </message>
    <message>
        <source>An ADMIN can give it a new one: tenant credentials --rotate.</source>
        <translation>Un ADMIN puede darle una nueva: tenant credentials --rotate.</translation>
    </message>
    <message>
        <source>The role %1 may not connect to %2.</source>
        <translation>El rol %1 no puede conectarse a %2.</translation>
    </message>
    <message>
        <source>Somebody took its CONNECT away.</source>
        <translation>Alguien le quitó el permiso CONNECT.</translation>
    </message>
    <message>
        <source>GRANT CONNECT ON DATABASE &quot;%1&quot; TO &quot;%2&quot;.</source>
        <translation>GRANT CONNECT ON DATABASE &quot;%1&quot; TO &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>%1 may sign in. Whether its password fits, only an ADMIN can try.</source>
        <translation>%1 puede iniciar sesión. Si su contraseña es correcta, solo un ADMIN puede probarlo.</translation>
    </message>
    <message>
        <source>Signed in as %1 within %2 ms.</source>
        <translation>Sesión iniciada como %1 en %2 ms.</translation>
    </message>
    <message>
        <source>The server does not accept the password of %1 that the registry holds.</source>
        <translation>El servidor no acepta la contraseña de %1 que guarda el registro.</translation>
    </message>
    <message>
        <source>Somebody changed it on the server. Whether the application has the new one, only its log can say.</source>
        <translation>Alguien la cambió en el servidor. Si la aplicación tiene la nueva, solo puede decirlo su registro de eventos.</translation>
    </message>
    <message>
        <source>An ADMIN can give both a new one: tenant credentials --rotate.</source>
        <translation>Un ADMIN puede dar una nueva a ambos: tenant credentials --rotate.</translation>
    </message>
    <message numerus="yes">
        <source>It is at version %1, %n version(s) behind %2.</source>
        <translation>
            <numerusform>Está en la versión %1, %n versión por detrás de la %2.</numerusform>
            <numerusform>Está en la versión %1, %n versiones por detrás de la %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>What the newest version of the product needs may be missing.</source>
        <translation>Puede faltar lo que necesita la versión más nueva del producto.</translation>
    </message>
    <message>
        <source>Look at its migrations: a roll-out may have failed or not reached it yet.</source>
        <translation>Mirar sus migraciones: puede que un despliegue haya fallado o aún no haya llegado.</translation>
    </message>
    <message>
        <source>It is at version %1, as the registry knows it.</source>
        <translation>Está en la versión %1, según el registro.</translation>
    </message>
    <message>
        <source>The migration %1 was begun and did not end.</source>
        <translation>La migración %1 empezó y no terminó.</translation>
    </message>
    <message>
        <source>The schema is between two versions.</source>
        <translation>El esquema está entre dos versiones.</translation>
    </message>
    <message>
        <source>Apply the migrations again: what was begun is finished.</source>
        <translation>Aplicar de nuevo las migraciones: lo empezado se termina.</translation>
    </message>
    <message>
        <source>The registry says version %1, and the database has not got that.</source>
        <translation>El registro dice la versión %1, y la base de datos no la tiene.</translation>
    </message>
    <message>
        <source>The database was restored or changed behind Tenantry&apos;s back.</source>
        <translation>La base de datos se restauró o se cambió a espaldas de Tenantry.</translation>
    </message>
    <message>
        <source>Have the registry ask: tenantryctl migrate verify. Then apply what is missing.</source>
        <translation>Hacer que el registro pregunte: tenantryctl migrate verify. Después, aplicar lo que falte.</translation>
    </message>
    <message>
        <source>It is at version %1, which is the newest.</source>
        <translation>Está en la versión %1, que es la más nueva.</translation>
    </message>
    <message>
        <source>Find out who holds them: sessions that do nothing point at the application&apos;s pool. An ADMIN can end sessions, or give the tenant another plan.</source>
        <translation>Averiguar quién las ocupa: las sesiones que no hacen nada señalan al pool de la aplicación. Un ADMIN puede terminar sesiones o dar otro plan al tenant.</translation>
    </message>
    <message>
        <source>Nearly all are in use.</source>
        <translation>Casi todas están en uso.</translation>
    </message>
    <message>
        <source>Find out who holds them before they run out.</source>
        <translation>Averiguar quién las ocupa antes de que se agoten.</translation>
    </message>
    <message>
        <source>The tenant uses %1 of its %2 connections.</source>
        <translation>El tenant usa %1 de sus %2 conexiones.</translation>
    </message>
    <message>
        <source>The tenant has used up its connections: its application gets no new one.</source>
        <translation>El tenant ha agotado sus conexiones: su aplicación no obtiene más.</translation>
    </message>
    <message>
        <source>The tenant uses %1 connections, without a limit of its own.</source>
        <translation>El tenant usa %1 conexiones, sin un límite propio.</translation>
    </message>
    <message>
        <source>The database takes %1 connections, and %2 are there.</source>
        <translation>La base de datos acepta %1 conexiones, y hay %2.</translation>
    </message>
    <message>
        <source>The database&apos;s own limit is used up: nobody gets in.</source>
        <translation>El límite propio de la base de datos está agotado: nadie puede entrar.</translation>
    </message>
    <message>
        <source>The server does not show what the tenant&apos;s sessions do.</source>
        <translation>El servidor no muestra lo que hacen las sesiones del tenant.</translation>
    </message>
    <message>
        <source>Its owner should be a member of the tenants&apos; roles, or of pg_read_all_stats.</source>
        <translation>Su propietario debería ser miembro de los roles de los tenants, o de pg_read_all_stats.</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) wait(s) for a lock, the longest for %1 s, behind %2 (pid %3).</source>
        <translation>
            <numerusform>%n sesión espera un bloqueo desde hace %1 s, detrás de %2 (pid %3).</numerusform>
            <numerusform>%n sesiones esperan un bloqueo, la que más desde hace %1 s, detrás de %2 (pid %3).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) wait(s) for a lock, the longest for %1 s.</source>
        <translation>
            <numerusform>%n sesión espera un bloqueo desde hace %1 s.</numerusform>
            <numerusform>%n sesiones esperan un bloqueo, la que más desde hace %1 s.</numerusform>
        </translation>
    </message>
    <message>
        <source>People&apos;s requests hang behind one that does not end.</source>
        <translation>Las peticiones de la gente esperan detrás de una que no termina.</translation>
    </message>
    <message>
        <source>A session has done nothing within a transaction for %1 s.</source>
        <translation>Una sesión lleva %1 s sin hacer nada dentro de una transacción.</translation>
    </message>
    <message>
        <source>It keeps its locks, and VACUUM from cleaning up.</source>
        <translation>Retiene sus bloqueos e impide que VACUUM limpie.</translation>
    </message>
    <message>
        <source>A query has been running for %1 s.</source>
        <translation>Una consulta lleva %1 s en ejecución.</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) in the database, none waiting for long.</source>
        <translation>
            <numerusform>%n sesión en la base de datos, sin esperas largas.</numerusform>
            <numerusform>%n sesiones en la base de datos, ninguna con esperas largas.</numerusform>
        </translation>
    </message>
    <message>
        <source>The registry knows of no backup of this tenant.</source>
        <translation>El registro no conoce ninguna copia de seguridad de este tenant.</translation>
    </message>
    <message>
        <source>The last one is of %1.</source>
        <translation>La última es del %1.</translation>
    </message>
    <message numerus="yes">
        <source>That is %n day(s) ago.</source>
        <translation>
            <numerusform>Hace %n día.</numerusform>
            <numerusform>Hace %n días.</numerusform>
        </translation>
    </message>
    <message>
        <source>Make one, and find out why none was made.</source>
        <translation>Hacer una, y averiguar por qué no se hizo ninguna.</translation>
    </message>
    <message>
        <source>%1 did not answer within %2 s.</source>
        <translation>%1 no respondió en %2 s.</translation>
    </message>
    <message>
        <source>Check the network between here and there, and whether the machine is up.</source>
        <translation>Comprobar la red entre ambos sitios, y si la máquina está encendida.</translation>
    </message>
    <message>
        <source>Nobody said within %1 s what the address of %2 is.</source>
        <translation>Nadie dijo en %1 s cuál es la dirección de %2.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s network and its name servers.</source>
        <translation>Comprobar la red de este equipo y sus servidores de nombres.</translation>
    </message>
    <message>
        <source>The name %1 leads nowhere: it has no address.</source>
        <translation>El nombre %1 no lleva a ningún sitio: no tiene dirección.</translation>
    </message>
    <message>
        <source>Add the name, or a wildcard for all tenants, where the domain is managed.</source>
        <translation>Añadir el nombre, o un comodín para todos los tenants, donde se gestiona el dominio.</translation>
    </message>
    <message>
        <source>The name servers could not be asked for %1.</source>
        <translation>No se pudo preguntar por %1 a los servidores de nombres.</translation>
    </message>
    <message>
        <source>Nobody answers %1 with TLS at %2, port %3.</source>
        <translation>Nadie responde por %1 con TLS en %2, puerto %3.</translation>
    </message>
    <message>
        <source>Check that the web server runs and that its port is open to the outside.</source>
        <translation>Comprobar que el servidor web funciona y que su puerto está abierto al exterior.</translation>
    </message>
    <message>
        <source>%1 gave no answer that a browser would understand.</source>
        <translation>%1 no dio ninguna respuesta que un navegador entienda.</translation>
    </message>
    <message>
        <source>Look at the log of the web server, or of whatever stands before it.</source>
        <translation>Mirar el registro de eventos del servidor web, o de lo que esté delante.</translation>
    </message>
    <message>
        <source>Find out where the way to a tenant is broken</source>
        <translation>Averiguar dónde está roto el camino hacia un tenant</translation>
    </message>
    <message>
        <source>“%1” is no web address.</source>
        <translation>«%1» no es una dirección web.</translation>
    </message>
    <message>
        <source>Write it as https://{host}/health, without a name or password; {host}, {subdomain} and {slug} stand for the tenant&apos;s.</source>
        <translation>Escribirla como https://{host}/health, sin nombre ni contraseña; {host}, {subdomain} y {slug} representan los del tenant.</translation>
    </message>
    <message>
        <source>“%1” is the same for every tenant.</source>
        <translation>«%1» es igual para todos los tenants.</translation>
    </message>
    <message>
        <source>Write {host}, {subdomain} or {slug} where the tenants differ: https://{host}/health.</source>
        <translation>Escribir {host}, {subdomain} o {slug} donde los tenants se distinguen: https://{host}/health.</translation>
    </message>
    <message>
        <source>Find out who holds them (health show), and give the server more or the tenants less.</source>
        <translation>Averiguar quién las ocupa (health show), y dar más al servidor o menos a los tenants.</translation>
    </message>
    <message>
        <source>Look at its locks (inspect locks). An ADMIN can cancel what holds them.</source>
        <translation>Mirar sus bloqueos (inspect locks). Un ADMIN puede cancelar lo que los retiene.</translation>
    </message>
    <message>
        <source>Look at its activity (inspect activity); the application forgot to end it. An ADMIN can end the session.</source>
        <translation>Mirar su actividad (inspect activity); la aplicación olvidó terminarla. Un ADMIN puede terminar la sesión.</translation>
    </message>
    <message>
        <source>Look at its activity (inspect activity).</source>
        <translation>Mirar su actividad (inspect activity).</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>bien</translation>
    </message>
    <message>
        <source>look at it</source>
        <translation>mirarlo</translation>
    </message>
    <message>
        <source>BROKEN</source>
        <translation>ROTO</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>omitido</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>no alcanzado</translation>
    </message>
    <message>
        <source>The server&apos;s owner may not end the session %1: it is a superuser&apos;s, or of a role that it is no member of.</source>
        <translation>El dueño del servidor no puede terminar la sesión %1: es de un superusuario, o de un rol del que no es miembro.</translation>
    </message>
    <message>
        <source>Have a superuser end it.</source>
        <translation>Hacer que la termine un superusuario.</translation>
    </message>
    <message>
        <source>There is no session %1 in the database of %2 (any more).</source>
        <translation>No hay (o ya no hay) una sesión %1 en la base de datos de %2.</translation>
    </message>
    <message>
        <source>Look again who is there.</source>
        <translation>Mirar de nuevo quién está.</translation>
    </message>
    <message>
        <source>Look at a tenant&apos;s tables, sessions, locks and settings</source>
        <translation>Mirar las tablas, sesiones, bloqueos y ajustes de un tenant</translation>
    </message>
    <message>
        <source>Cancel statements and end sessions of a tenant</source>
        <translation>Cancelar sentencias y terminar sesiones de un tenant</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Umbral</translation>
    </message>
    <message>
        <source>Threshold set: %1</source>
        <translation>Umbral fijado: %1</translation>
    </message>
    <message>
        <source>Threshold changed: %1</source>
        <translation>Umbral cambiado: %1</translation>
    </message>
    <message>
        <source>Threshold removed: %1</source>
        <translation>Umbral quitado: %1</translation>
    </message>
    <message>
        <source>Product&apos;s check</source>
        <translation>Comprobación de un producto</translation>
    </message>
    <message>
        <source>Check of a product added: %1</source>
        <translation>Comprobación de un producto añadida: %1</translation>
    </message>
    <message>
        <source>Check of a product changed: %1</source>
        <translation>Comprobación de un producto cambiada: %1</translation>
    </message>
    <message>
        <source>Check of a product removed: %1</source>
        <translation>Comprobación de un producto quitada: %1</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alerta</translation>
    </message>
    <message>
        <source>Alert opened: %1</source>
        <translation>Alerta abierta: %1</translation>
    </message>
    <message>
        <source>Alert acknowledged: %1</source>
        <translation>Alerta confirmada: %1</translation>
    </message>
    <message>
        <source>Alert removed: %1</source>
        <translation>Alerta quitada: %1</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Medida</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Crítico</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>Confirmada por</translation>
    </message>
    <message>
        <source>Silent until</source>
        <translation>En silencio hasta</translation>
    </message>
    <message>
        <source>There is no database %1 on its server.</source>
        <translation>No hay ninguna base de datos %1 en su servidor.</translation>
    </message>
    <message>
        <source>Find out who dropped or renamed it; restore it from a backup, or take the tenant out of service.</source>
        <translation>Averiguar quién la eliminó o renombró; restaurarla de una copia de seguridad o retirar el tenant del servicio.</translation>
    </message>
    <message>
        <source>A DROP DATABASE of %1 was cut short: what is left of it can only be dropped.</source>
        <translation>Un DROP DATABASE de %1 quedó a medias: lo que queda solo se puede eliminar.</translation>
    </message>
    <message>
        <source>Restore the tenant from a backup, or take it out of service.</source>
        <translation>Restaurar el tenant de una copia de seguridad o retirarlo del servicio.</translation>
    </message>
    <message>
        <source>The database %1 takes no connections (ALLOW_CONNECTIONS is off).</source>
        <translation>La base de datos %1 no acepta conexiones (ALLOW_CONNECTIONS está desactivado).</translation>
    </message>
    <message>
        <source>Find out who closed it, then ALTER DATABASE … ALLOW_CONNECTIONS true.</source>
        <translation>Averiguar quién la cerró y después ALTER DATABASE … ALLOW_CONNECTIONS true.</translation>
    </message>
    <message>
        <source>There is no role %1 on the server: the product cannot sign in.</source>
        <translation>No hay ningún rol %1 en el servidor: el producto no puede iniciar sesión.</translation>
    </message>
    <message>
        <source>Find out who dropped it, and have it made again.</source>
        <translation>Averiguar quién lo eliminó y hacer que se cree de nuevo.</translation>
    </message>
    <message>
        <source>The role %1 may not sign in, though the tenant is active (NOLOGIN, or its password is past its date).</source>
        <translation>El rol %1 no puede iniciar sesión, aunque el tenant está activo (NOLOGIN, o su contraseña ha caducado).</translation>
    </message>
    <message>
        <source>Pause and activate the tenant again, or find out who closed it.</source>
        <translation>Pausar y activar de nuevo el tenant, o averiguar quién lo cerró.</translation>
    </message>
    <message>
        <source>All %1 connections of %2 are taken: whoever comes now is refused.</source>
        <translation>Las %1 conexiones de %2 están ocupadas: quien llegue ahora será rechazado.</translation>
    </message>
    <message>
        <source>Look who holds them; end what is idle, or give the plan a higher limit.</source>
        <translation>Mirar quién las tiene; terminar las inactivas o dar al plan un límite mayor.</translation>
    </message>
    <message>
        <source>No answer within %1 s.</source>
        <translation>Sin respuesta en %1 s.</translation>
    </message>
    <message>
        <source>The server may be overloaded, or something on the way swallows what is sent.</source>
        <translation>El servidor puede estar sobrecargado, o algo en el camino se traga lo que se envía.</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>Accesible</translation>
    </message>
    <message>
        <source>Whoever cannot sign in has no product.</source>
        <translation>Quien no puede iniciar sesión no tiene producto.</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Conexiones</translation>
    </message>
    <message>
        <source>Of the limit of role or database. Tenantry&apos;s choice: time to act before the last one is gone.</source>
        <translation>Del límite del rol o de la base de datos. Elección de Tenantry: tiempo para actuar antes de que se agote la última.</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latencia</translation>
    </message>
    <message>
        <source>Connecting and SELECT 1, from where the collector runs. Tenantry&apos;s choice: people notice half a second, and give up pages that need twice two.</source>
        <translation>Conectar y SELECT 1, desde donde está el recolector. Elección de Tenantry: medio segundo se nota, y una página que necesita dos veces dos se abandona.</translation>
    </message>
    <message>
        <source>Longest query</source>
        <translation>Consulta más larga</translation>
    </message>
    <message>
        <source>60 s is what a proxy in front of a product usually waits (nginx: proxy_read_timeout); nobody waits for the answer any more.</source>
        <translation>60 s es lo que suele esperar un proxy delante de un producto (nginx: proxy_read_timeout); ya nadie espera la respuesta.</translation>
    </message>
    <message>
        <source>Idle in transaction</source>
        <translation>Inactivas en transacción</translation>
    </message>
    <message>
        <source>Keeps locks, and keeps vacuum from cleaning (PostgreSQL manual, idle_in_transaction_session_timeout). The number is Tenantry&apos;s choice.</source>
        <translation>Retiene bloqueos e impide que vacuum limpie (manual de PostgreSQL, idle_in_transaction_session_timeout). El número es elección de Tenantry.</translation>
    </message>
    <message>
        <source>Waiting for locks</source>
        <translation>Esperando bloqueos</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>Revertidas</translation>
    </message>
    <message>
        <source>Of the transactions since the last look, where that were 100 or more. Tenantry&apos;s choice.</source>
        <translation>De las transacciones desde la última mirada, si fueron 100 o más. Elección de Tenantry.</translation>
    </message>
    <message>
        <source>Cache hits</source>
        <translation>Aciertos de caché</translation>
    </message>
    <message>
        <source>99 % is what providers tell their customers (DigitalOcean, Postgres Guide). Judged where 1,000 blocks or more were read since the last look.</source>
        <translation>99 % es lo que los proveedores dicen a sus clientes (DigitalOcean, Postgres Guide). Se juzga si se leyeron 1000 bloques o más desde la última mirada.</translation>
    </message>
    <message>
        <source>Deadlocks</source>
        <translation>Interbloqueos</translation>
    </message>
    <message>
        <source>One is a bug in the product already: the server threw somebody&apos;s work away.</source>
        <translation>Uno ya es un error del producto: el servidor ha descartado el trabajo de alguien.</translation>
    </message>
    <message>
        <source>Wraparound age</source>
        <translation>Antigüedad de transacciones</translation>
    </message>
    <message>
        <source>Twice autovacuum_freeze_max_age means that autovacuum does not come through; 1.6 billion is vacuum_failsafe_age (PostgreSQL manual, 24.1.5).</source>
        <translation>El doble de autovacuum_freeze_max_age significa que autovacuum no da abasto; 1600 millones es vacuum_failsafe_age (manual de PostgreSQL, 24.1.5).</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>Crecimiento</translation>
    </message>
    <message>
        <source>Of the database, within the last hour or two, where that are 64 MB or more. Tenantry&apos;s choice.</source>
        <translation>De la base de datos, en la última hora o dos, si son 64 MB o más. Elección de Tenantry.</translation>
    </message>
    <message>
        <source>Dead rows</source>
        <translation>Filas muertas</translation>
    </message>
    <message>
        <source>In the worst table with 10,000 or more of them. At twice autovacuum_vacuum_scale_factor (20 %) autovacuum does not come through.</source>
        <translation>En la peor tabla con 10 000 o más. Al doble de autovacuum_vacuum_scale_factor (20 %), autovacuum no da abasto.</translation>
    </message>
    <message>
        <source>Sequence used up</source>
        <translation>Secuencia agotada</translation>
    </message>
    <message>
        <source>Of the values that the one furthest on can give. Tenantry&apos;s choice: widening a column takes planning.</source>
        <translation>De los valores que puede dar la más avanzada. Elección de Tenantry: ampliar una columna requiere planificación.</translation>
    </message>
    <message>
        <source>Invalid indexes</source>
        <translation>Índices no válidos</translation>
    </message>
    <message>
        <source>Left by a CREATE INDEX CONCURRENTLY that failed: written to and never read (PostgreSQL manual, CREATE INDEX).</source>
        <translation>Los deja un CREATE INDEX CONCURRENTLY fallido: se escriben y nunca se leen (manual de PostgreSQL, CREATE INDEX).</translation>
    </message>
    <message>
        <source>Versions behind</source>
        <translation>Versiones por detrás</translation>
    </message>
    <message>
        <source>Where at least half of the product&apos;s tenants have them: this one was left behind by a roll-out.</source>
        <translation>Donde al menos la mitad de los tenants del producto las tienen: un despliegue ha dejado atrás a este.</translation>
    </message>
    <message>
        <source>Version differs</source>
        <translation>La versión difiere</translation>
    </message>
    <message>
        <source>Product&apos;s own checks</source>
        <translation>Comprobaciones propias del producto</translation>
    </message>
    <message>
        <source>The product says so itself.</source>
        <translation>Lo dice el propio producto.</translation>
    </message>
    <message>
        <source>One alert stands for all its tenants.</source>
        <translation>Una sola alerta vale por todos sus tenants.</translation>
    </message>
    <message>
        <source>Server&apos;s connections</source>
        <translation>Conexiones del servidor</translation>
    </message>
    <message>
        <source>Of max_connections, without those kept for superusers. Tenantry&apos;s choice: time to act before the last one is gone.</source>
        <translation>De max_connections, sin las reservadas para superusuarios. Elección de Tenantry: tiempo para actuar antes de que se agote la última.</translation>
    </message>
    <message>
        <source>Replication lag</source>
        <translation>Retraso de replicación</translation>
    </message>
    <message>
        <source>Tenantry&apos;s choice: what is lost when the server burns now.</source>
        <translation>Elección de Tenantry: lo que se pierde si el servidor arde ahora.</translation>
    </message>
    <message>
        <source>Tenantry&apos;s own connections</source>
        <translation>Conexiones propias de Tenantry</translation>
    </message>
    <message>
        <source>To all servers, of those that Tenantry allows itself (200).</source>
        <translation>A todos los servidores, de las que Tenantry se permite (200).</translation>
    </message>
    <message>
        <source>There is no alert %1.</source>
        <translation>No hay ninguna alerta %1.</translation>
    </message>
    <message>
        <source>The alert is closed already.</source>
        <translation>La alerta ya está cerrada.</translation>
    </message>
    <message>
        <source>Nothing is left to do; it opens again when it comes back.</source>
        <translation>No queda nada por hacer; se abrirá de nuevo si vuelve.</translation>
    </message>
    <message>
        <source>Nothing called “%1” is measured.</source>
        <translation>No se mide nada llamado «%1».</translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation>Hay: %1.</translation>
    </message>
    <message>
        <source>“%1” is measured of servers: it has one threshold for the whole fleet.</source>
        <translation>«%1» se mide en los servidores: tiene un solo umbral para toda la flota.</translation>
    </message>
    <message>
        <source>The warning (%1) would come after the critical level (%2).</source>
        <translation>El aviso (%1) llegaría después del nivel crítico (%2).</translation>
    </message>
    <message>
        <source>Of this, less is worse: give a warning that is not below the critical level.</source>
        <translation>Aquí menos es peor: indicar un aviso que no esté por debajo del nivel crítico.</translation>
    </message>
    <message>
        <source>Give a warning that is not above the critical level.</source>
        <translation>Indicar un aviso que no supere el nivel crítico.</translation>
    </message>
    <message>
        <source>SQL of the check</source>
        <translation>SQL de la comprobación</translation>
    </message>
    <message>
        <source>The check has no SQL.</source>
        <translation>La comprobación no tiene SQL.</translation>
    </message>
    <message>
        <source>Give one statement whose first column is true where all is well.</source>
        <translation>Indicar una sentencia cuya primera columna sea verdadera donde todo va bien.</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Salud</translation>
    </message>
    <message>
        <source>See how tenants are, and their alerts; acknowledge and silence alerts</source>
        <translation>Ver cómo están los tenants y sus alertas; confirmar y silenciar alertas</translation>
    </message>
    <message>
        <source>See thresholds, and where they come from</source>
        <translation>Ver los umbrales y de dónde vienen</translation>
    </message>
    <message>
        <source>Look at servers and tenants, once or all the time; change thresholds and a product&apos;s own checks</source>
        <translation>Mirar servidores y tenants, una vez o continuamente; cambiar umbrales y las comprobaciones propias de un producto</translation>
    </message>
    <message>
        <source>Open it to those who look</source>
        <translation>Abrirla a quienes miran</translation>
    </message>
    <message>
        <source>What the database of %1 says of its migrations has changed since it was looked at.</source>
        <translation>Lo que la base de datos de %1 dice de sus migraciones cambió desde que se miró.</translation>
    </message>
    <message>
        <source>Look once more. Nothing was written.</source>
        <translation>Mirar otra vez. No se anotó nada.</translation>
    </message>
    <message>
        <source>Sessions at once. Tenantry&apos;s choice: a few always wait, a queue means that somebody holds it up.</source>
        <translation>Sesiones a la vez. Elección de Tenantry: siempre hay algunas esperando; una cola significa que alguien la retiene.</translation>
    </message>
    <message>
        <source>The version in the database is not that of the registry: somebody migrated or restored it.</source>
        <translation>La versión de la base de datos no es la del registro: alguien la ha migrado o restaurado.</translation>
    </message>
    <message>
        <source>Customers wait as long, or give up before.</source>
        <translation>Los clientes esperan lo mismo, o desisten antes.</translation>
    </message>
    <message>
        <source>The backup %1 could not be written: %2.</source>
        <translation>No se pudo escribir la copia de seguridad %1: %2.</translation>
    </message>
    <message>
        <source>The tenant was not migrated. See that the folder can be written on this computer and has room, then retry.</source>
        <translation>El tenant no se migró. Comprobar que en este equipo se puede escribir en la carpeta y que hay espacio, y reintentar.</translation>
    </message>
    <message>
        <source>“%1” is not the whole path of a folder.</source>
        <translation>«%1» no es la ruta completa de una carpeta.</translation>
    </message>
    <message>
        <source>Give a path that begins with /. It is looked up on each computer that works on the run.</source>
        <translation>Indicar una ruta que empiece por /. Se busca en cada equipo que trabaja en la ejecución.</translation>
    </message>
    <message>
        <source>The backup of %1 before its migration failed. %2</source>
        <translation>La copia de seguridad de %1 previa a su migración falló. %2</translation>
    </message>
    <message>
        <source>It did not answer the health check after its migration.</source>
        <translation>No respondió a la comprobación de salud después de su migración.</translation>
    </message>
    <message>
        <source>It answers in %2 ms since its migration; before, it did in %1 ms.</source>
        <translation>Desde su migración responde en %2 ms; antes lo hacía en %1 ms.</translation>
    </message>
    <message>
        <source>%2 % of its transactions are rolled back since its migration; before, %1 % were.</source>
        <translation>Desde su migración se revierte el %2 % de sus transacciones; antes, el %1 %.</translation>
    </message>
    <message>
        <source>It has deadlocks since its migration.</source>
        <translation>Tiene interbloqueos desde su migración.</translation>
    </message>
    <message>
        <source>Look at it before the run goes on.</source>
        <translation>Examinarlo antes de que la ejecución continúe.</translation>
    </message>
    <message>
        <source>There are no health figures to compare its tenants by.</source>
        <translation>No hay cifras de salud con las que comparar sus tenants.</translation>
    </message>
    <message>
        <source>Let somebody collect them (tenantryctl health watch) from some minutes before the run to its end, or go on without.</source>
        <translation>Recogerlas (tenantryctl health watch) desde unos minutos antes de la ejecución hasta su final, o continuar sin ellas.</translation>
    </message>
    <message>
        <source>Nobody has looked at the fleet yet.</source>
        <translation>Todavía no ha mirado nadie la flota.</translation>
    </message>
    <message>
        <source>Nobody has looked at your tenants yet.</source>
        <translation>Todavía no ha mirado nadie estos tenants.</translation>
    </message>
    <message>
        <source>Let this panel watch as long as it is open, or run `tenantryctl health watch` on a computer that is always on.</source>
        <translation>Este panel puede vigilar mientras esté abierto; o ejecutar `tenantryctl health watch` en un equipo siempre encendido.</translation>
    </message>
    <message>
        <source>An administrator can let their panel watch, or run `tenantryctl health watch`.</source>
        <translation>Un administrador puede dejar que su panel vigile, o ejecutar `tenantryctl health watch`.</translation>
    </message>
    <message>
        <source>Nobody watches: what is shown grows old, and what breaks now opens no alert.</source>
        <translation>No vigila nadie: lo que se muestra envejece, y lo que se rompa ahora no abre ninguna alerta.</translation>
    </message>
    <message>
        <source>Nobody seems to watch: what is shown is old.</source>
        <translation>Parece que no vigila nadie: lo que se muestra es antiguo.</translation>
    </message>
    <message>
        <source>Somebody watches, but nothing new has come for a while.</source>
        <translation>Alguien vigila, pero hace un rato que no llega nada nuevo.</translation>
    </message>
    <message>
        <source>See whether that program still runs; when it is ended, another one takes over.</source>
        <translation>Comprobar si ese programa sigue en marcha; cuando termine, otro toma el relevo.</translation>
    </message>
    <message>
        <source>No tenant matches the filter.</source>
        <translation>Ningún tenant cumple el filtro.</translation>
    </message>
    <message>
        <source>Tenants that are being made or removed are left out.</source>
        <translation>Los tenants que se están creando o quitando quedan fuera.</translation>
    </message>
    <message>
        <source>Certificate&apos;s days left</source>
        <translation>Días que le quedan al certificado</translation>
    </message>
    <message>
        <source>Where the product says where its tenants answer; 0 where it is not trusted. What renews by itself does so 30 days before (Let&apos;s Encrypt): with 14 left that has failed more than once.</source>
        <translation>Donde el producto indica dónde responden sus tenants; 0 si no es de confianza. Lo que se renueva solo lo hace 30 días antes (Let&apos;s Encrypt): si quedan 14, ha fallado más de una vez.</translation>
    </message>
    <message>
        <source>The certificate file %1 cannot be read.</source>
        <translation>No se puede leer el archivo de certificado %1.</translation>
    </message>
    <message>
        <source>Check its path, and that you may read it.</source>
        <translation>Comprobar su ruta y que se tenga permiso para leerlo.</translation>
    </message>
    <message>
        <source>%1 holds no certificate in PEM form.</source>
        <translation>%1 no contiene ningún certificado en formato PEM.</translation>
    </message>
    <message>
        <source>Give one name or address, without spaces, “=” or “/”; the folder of a socket begins with “/”.</source>
        <translation>Indicar un solo nombre o dirección, sin espacios, «=» ni «/»; la carpeta de un socket empieza por «/».</translation>
    </message>
    <message>
        <source>It is not said who signs in to the server.</source>
        <translation>Falta decir quién entra en el servidor.</translation>
    </message>
    <message>
        <source>Give a role that may create databases and roles.</source>
        <translation>Indicar un rol que pueda crear bases de datos y roles.</translation>
    </message>
    <message>
        <source>There is no driver for “%1”.</source>
        <translation>No hay ningún controlador para «%1».</translation>
    </message>
    <message>
        <source>Somebody changed the server “%1” while you were typing.</source>
        <translation>Alguien cambió el servidor «%1» mientras se escribía.</translation>
    </message>
    <message>
        <source>Somebody removed the server “%1” while you were typing.</source>
        <translation>Alguien quitó el servidor «%1» mientras se escribía.</translation>
    </message>
    <message>
        <source>There is no database %1 on the server any more: it was dropped or renamed.</source>
        <translation>La base de datos %1 ya no está en el servidor: se ha eliminado o ha cambiado de nombre.</translation>
    </message>
    <message>
        <source>Give it its name back and resume, or undo.</source>
        <translation>Devolverle su nombre y reanudar, o deshacer.</translation>
    </message>
    <message>
        <source>The server&apos;s owner %1 may not change the database %2 as that needs.</source>
        <translation>El propietario del servidor %1 no puede cambiar la base de datos %2 como hace falta.</translation>
    </message>
    <message>
        <source>Run the checks again (--test-only): they name the right that is missing. Nothing was changed by this step.</source>
        <translation>Volver a ejecutar las comprobaciones (--test-only): nombran el permiso que falta. Este paso no ha cambiado nada.</translation>
    </message>
    <message>
        <source>The database %1 belongs to another tenant, of this registry or of another one.</source>
        <translation>La base de datos %1 pertenece a otro tenant, de este registro o de otro.</translation>
    </message>
    <message>
        <source>Somebody was faster, or registered it elsewhere. Undo this, and look there.</source>
        <translation>Alguien se ha adelantado, o la ha registrado en otro sitio. Deshacer esto y mirar allí.</translation>
    </message>
    <message>
        <source>The role %1 does not own everything in the database: %2 belongs to %3.</source>
        <translation>El rol %1 no es propietario de todo en la base de datos: %2 pertenece a %3.</translation>
    </message>
    <message>
        <source>Leave the role out: one is made, and everybody keeps what they may do. Or hand it over first (REASSIGN OWNED).</source>
        <translation>No indicar el rol: se crea uno y todos conservan lo que pueden hacer. O traspasarlo antes (REASSIGN OWNED).</translation>
    </message>
    <message>
        <source>There is no role %1 on the server any more.</source>
        <translation>El rol %1 ya no está en el servidor.</translation>
    </message>
    <message>
        <source>Make it again and resume, or undo and leave the role out.</source>
        <translation>Volver a crearlo y reanudar, o deshacer y no indicar el rol.</translation>
    </message>
    <message>
        <source>The tables of the database %1 are in use without a pause; a lock was not free in %2 attempts.</source>
        <translation>Las tablas de la base de datos %1 se usan sin pausa; un bloqueo no ha quedado libre en %2 intentos.</translation>
    </message>
    <message>
        <source>Nothing was changed. Go on when the long transaction that holds it has ended.</source>
        <translation>No se ha cambiado nada. Continuar cuando termine la transacción larga que lo retiene.</translation>
    </message>
    <message>
        <source>A database was to be taken over without saying whose it is.</source>
        <translation>Se iba a tomar una base de datos sin decir de quién es.</translation>
    </message>
    <message>
        <source>Make a tenant of a database that is there already</source>
        <translation>Hacer un tenant de una base de datos que ya existe</translation>
    </message>
    <message>
        <source>Hand the database to the tenant&apos;s role</source>
        <translation>Entregar la base de datos al rol del tenant</translation>
    </message>
    <message>
        <source>Write down which migrations it has</source>
        <translation>Anotar qué migraciones tiene</translation>
    </message>
    <message>
        <source>What the database %1 says of its migrations has changed since it was looked at.</source>
        <translation>Lo que la base de datos %1 dice de sus migraciones ha cambiado desde que se miró.</translation>
    </message>
    <message>
        <source>Undo, and adopt it again when nobody is migrating it.</source>
        <translation>Deshacer, y volver a adoptarla cuando nadie la esté migrando.</translation>
    </message>
    <message>
        <source>The operation is a “%1”, and adopts no database.</source>
        <translation>La operación es «%1» y no adopta ninguna base de datos.</translation>
    </message>
    <message>
        <source>Which database is to be adopted? None was named.</source>
        <translation>¿Qué base de datos se adopta? No se ha indicado ninguna.</translation>
    </message>
    <message>
        <source>Give its name.</source>
        <translation>Indicar su nombre.</translation>
    </message>
    <message>
        <source>%1 is a template.</source>
        <translation>%1 es una plantilla.</translation>
    </message>
    <message>
        <source>Choose a database that is in use, or make it an ordinary one: ALTER DATABASE … IS_TEMPLATE false.</source>
        <translation>Elegir una base de datos que se use, o hacerla normal: ALTER DATABASE … IS_TEMPLATE false.</translation>
    </message>
    <message>
        <source>%1 belongs to the server itself.</source>
        <translation>%1 es del propio servidor.</translation>
    </message>
    <message>
        <source>Choose the database of a customer.</source>
        <translation>Elegir la base de datos de un cliente.</translation>
    </message>
    <message>
        <source>There is no database %1 on %2.</source>
        <translation>No hay ninguna base de datos %1 en %2.</translation>
    </message>
    <message>
        <source>Look at its name (capitals count) and at the server; to make a new one, provision a tenant.</source>
        <translation>Mirar el nombre (las mayúsculas cuentan) y el servidor; para crear una nueva, aprovisionar un tenant.</translation>
    </message>
    <message>
        <source>Dropping %1 was begun and interrupted; it cannot be used any more.</source>
        <translation>La eliminación de %1 se empezó y se interrumpió; ya no se puede usar.</translation>
    </message>
    <message>
        <source>Drop it, and restore it from a backup.</source>
        <translation>Eliminarla y restaurarla de una copia de seguridad.</translation>
    </message>
    <message>
        <source>%1 is the database of %2 already.</source>
        <translation>%1 ya es la base de datos de %2.</translation>
    </message>
    <message>
        <source>There is nothing to adopt; look at that tenant.</source>
        <translation>No hay nada que adoptar; mirar ese tenant.</translation>
    </message>
    <message>
        <source>%1 says that it belongs to a tenant which this registry does not know (%2).</source>
        <translation>%1 dice que pertenece a un tenant que este registro no conoce (%2).</translation>
    </message>
    <message>
        <source>Another registry may have it. If none has: COMMENT ON DATABASE %1 IS NULL; then try again.</source>
        <translation>Puede que lo tenga otro registro. Si no lo tiene ninguno: COMMENT ON DATABASE %1 IS NULL; y volver a intentar.</translation>
    </message>
    <message>
        <source>%1 takes no connections.</source>
        <translation>%1 no acepta conexiones.</translation>
    </message>
    <message>
        <source>Open it: ALTER DATABASE %1 ALLOW_CONNECTIONS true.</source>
        <translation>Abrirla: ALTER DATABASE %1 ALLOW_CONNECTIONS true.</translation>
    </message>
    <message>
        <source>%1 takes no more than %2 connections; Tenantry and those who look need some beside the application&apos;s.</source>
        <translation>%1 no acepta más de %2 conexiones; Tenantry y quienes miran necesitan algunas además de las de la aplicación.</translation>
    </message>
    <message>
        <source>Raise it: ALTER DATABASE %1 CONNECTION LIMIT %2.</source>
        <translation>Subir el límite: ALTER DATABASE %1 CONNECTION LIMIT %2.</translation>
    </message>
    <message>
        <source>%1 is a registry of Tenantry.</source>
        <translation>%1 es un registro de Tenantry.</translation>
    </message>
    <message>
        <source>%1 has no schema public, in which migrations make their tables.</source>
        <translation>%1 no tiene el esquema public, en el que las migraciones crean sus tablas.</translation>
    </message>
    <message>
        <source>Make it there: CREATE SCHEMA public.</source>
        <translation>Crearlo allí: CREATE SCHEMA public.</translation>
    </message>
    <message>
        <source>Leave the role out: one is made, and this one keeps what it may do.</source>
        <translation>No indicar el rol: se crea uno, y este conserva lo que puede hacer.</translation>
    </message>
    <message>
        <source>The role %1 is another tenant&apos;s already.</source>
        <translation>El rol %1 ya es de otro tenant.</translation>
    </message>
    <message>
        <source>The role %1 owns other databases too: %2. A tenant&apos;s role is of that tenant alone.</source>
        <translation>El rol %1 es propietario también de otras bases de datos: %2. El rol de un tenant es solo de ese tenant.</translation>
    </message>
    <message>
        <source>The server&apos;s owner %1 may not act as %2, and migrations run as the tenant&apos;s role.</source>
        <translation>El propietario del servidor %1 no puede actuar como %2, y las migraciones se ejecutan con el rol del tenant.</translation>
    </message>
    <message>
        <source>Let a superuser run: GRANT %1 TO %2 WITH ADMIN OPTION; or leave the role out.</source>
        <translation>Que un superusuario ejecute: GRANT %1 TO %2 WITH ADMIN OPTION; o no indicar el rol.</translation>
    </message>
    <message>
        <source>The role %1 is a member of %2, which owns the database, and cannot become its owner while it is.</source>
        <translation>El rol %1 es miembro de %2, propietario de la base de datos, y mientras lo sea no puede pasar a ser su propietario.</translation>
    </message>
    <message>
        <source>The role %1 is there already, and its password was not given. It is never changed here: the application goes on signing in with it.</source>
        <translation>El rol %1 ya existe y no se ha dado su contraseña. Aquí no se cambia nunca: la aplicación sigue iniciando sesión con ella.</translation>
    </message>
    <message>
        <source>Give the password that it has, or leave the role out: one is made.</source>
        <translation>Dar la contraseña que tiene, o no indicar el rol: se crea uno.</translation>
    </message>
    <message>
        <source>Role of the tenant</source>
        <translation>Rol del tenant</translation>
    </message>
    <message>
        <source>%1 is taken as it is, with the password that it has</source>
        <translation>%1 se toma como está, con la contraseña que tiene</translation>
    </message>
    <message>
        <source>%1 is made</source>
        <translation>se crea %1</translation>
    </message>
    <message>
        <source>Owners</source>
        <translation>Propietarios</translation>
    </message>
    <message>
        <source>%1 belongs to the superuser %2, and the server&apos;s owner %3 is none.</source>
        <translation>%1 pertenece al superusuario %2, y el propietario del servidor %3 no lo es.</translation>
    </message>
    <message>
        <source>Have a superuser hand it over (ALTER … OWNER TO %1), or register the server with a superuser.</source>
        <translation>Que un superusuario lo traspase (ALTER … OWNER TO %1), o registrar el servidor con un superusuario.</translation>
    </message>
    <message>
        <source>%1 belongs to %2, and the server&apos;s owner %3 may not act as that role.</source>
        <translation>%1 pertenece a %2, y el propietario del servidor %3 no puede actuar como ese rol.</translation>
    </message>
    <message>
        <source>Let a superuser run: GRANT %1 TO %2 WITH ADMIN OPTION; then try again.</source>
        <translation>Que un superusuario ejecute: GRANT %1 TO %2 WITH ADMIN OPTION; y volver a intentar.</translation>
    </message>
    <message>
        <source>%1 owns %2 and is NOINHERIT: as a member of the tenant&apos;s role it would lose its rights.</source>
        <translation>%1 es propietario de %2 y es NOINHERIT: como miembro del rol del tenant perdería sus permisos.</translation>
    </message>
    <message>
        <source>Change that first: ALTER ROLE %1 INHERIT.</source>
        <translation>Cambiarlo antes: ALTER ROLE %1 INHERIT.</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s); %1 owns what is in it, and nothing changes its owner</source>
        <translation>
            <numerusform>%n tabla; %1 es propietario de lo que hay en ella y nada cambia de propietario</numerusform>
            <numerusform>%n tablas; %1 es propietario de lo que hay en ella y nada cambia de propietario</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) go to %1</source>
        <translation>
            <numerusform>%n tabla pasa a %1</numerusform>
            <numerusform>%n tablas pasan a %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) go to %1; as its member %2 keeps every right</source>
        <translation>
            <numerusform>%n tabla pasa a %1; como miembro suyo, %2 conserva todos los permisos</numerusform>
            <numerusform>%n tablas pasan a %1; como miembro suyo, %2 conserva todos los permisos</numerusform>
        </translation>
    </message>
    <message>
        <source>Who may connect</source>
        <translation>Quién puede conectarse</translation>
    </message>
    <message>
        <source>as now: it is closed to PUBLIC already</source>
        <translation>como ahora: ya está cerrada para PUBLIC</translation>
    </message>
    <message>
        <source>every role may now, afterwards only its owner</source>
        <translation>ahora cualquier rol; después, solo su propietario</translation>
    </message>
    <message>
        <source>every role may now, afterwards its owner and: %1</source>
        <translation>ahora cualquier rol; después, su propietario y: %1</translation>
    </message>
    <message>
        <source>If the database is ahead of the product, import the newer files first (product import). If it is another product&apos;s, choose that. Or give the version, if it is known.</source>
        <translation>Si la base de datos va por delante del producto, importar antes los archivos más nuevos (product import). Si es de otro producto, elegir ese. O indicar la versión, si se conoce.</translation>
    </message>
    <message>
        <source>Put that right with the tool that migrated it, or give the version, if it is known.</source>
        <translation>Corregirlo con la herramienta que la migró, o indicar la versión, si se conoce.</translation>
    </message>
    <message>
        <source>Give the version of the product that the database is at, if it is known. Of an empty one nothing is to be adopted: provision a tenant instead.</source>
        <translation>Indicar la versión del producto en la que está la base de datos, si se conoce. De una vacía no hay nada que adoptar: aprovisionar un tenant en su lugar.</translation>
    </message>
    <message>
        <source>at version %1, as was said; %2 ends at %3</source>
        <translation>en la versión %1, como se ha dicho; %2 llega hasta %3</translation>
    </message>
    <message>
        <source>at version %1, says %2 (%3); %4 ends at %5</source>
        <translation>en la versión %1, según %2 (%3); %4 llega hasta %5</translation>
    </message>
    <message>
        <source>The product %1 has no migrations, so no version of it can be recognised.</source>
        <translation>El producto %1 no tiene migraciones, así que no se puede reconocer ninguna versión suya.</translation>
    </message>
    <message>
        <source>%1 on %2, %3, belongs to %4</source>
        <translation>%1 en %2, %3, pertenece a %4</translation>
    </message>
    <message>
        <source>The seed script %1 cannot be read.</source>
        <translation>No se puede leer el script de datos iniciales %1.</translation>
    </message>
    <message>
        <source>The seed script %1 is larger than 16 MiB.</source>
        <translation>El script de datos iniciales %1 ocupa más de 16 MiB.</translation>
    </message>
    <message>
        <source>The seed script %1 is not UTF-8 text.</source>
        <translation>El script de datos iniciales %1 no es texto UTF-8.</translation>
    </message>
    <message>
        <source>The seed script %1 is empty.</source>
        <translation>El script de datos iniciales %1 está vacío.</translation>
    </message>
    <message>
        <source>There is no server to build a template on.</source>
        <translation>No hay ningún servidor en el que construir una plantilla.</translation>
    </message>
    <message>
        <source>Add one first: `tenantryctl server add`.</source>
        <translation>Añadir uno antes: `tenantryctl server add`.</translation>
    </message>
    <message>
        <source>There are several servers; which one is the template for?</source>
        <translation>Hay varios servidores; ¿para cuál es la plantilla?</translation>
    </message>
    <message>
        <source>%1 is there already: building it again…</source>
        <translation>%1 ya existe: se construye de nuevo…</translation>
    </message>
    <message>
        <source>Building template %1 on %2…</source>
        <translation>Construyendo la plantilla %1 en %2…</translation>
    </message>
    <message>
        <source>Removing the old template %1…</source>
        <translation>Quitando la plantilla anterior %1…</translation>
    </message>
    <message>
        <source>The old template %1 stays: %2</source>
        <translation>La plantilla anterior %1 se queda: %2</translation>
    </message>
    <message>
        <source>%1 belongs to %2, the role of %3, who would get into both databases.</source>
        <translation>%1 pertenece a %2, el rol de %3, que entraría en las dos bases de datos.</translation>
    </message>
    <message>
        <source>Give it another owner first: ALTER … OWNER TO.</source>
        <translation>Darle antes otro propietario: ALTER … OWNER TO.</translation>
    </message>
    <message>
        <source>It was never finished: its operation failed and is to be resumed or undone first.</source>
        <translation>No llegó a terminarse: su operación falló y primero hay que reanudarla o deshacerla.</translation>
    </message>
    <message>
        <source>It is being deleted.</source>
        <translation>Se está eliminando.</translation>
    </message>
    <message>
        <source>It is still being made.</source>
        <translation>Todavía se está creando.</translation>
    </message>
    <message>
        <source>%1 is there and open; it holds %2.</source>
        <translation>%1 existe y está abierta; ocupa %2.</translation>
    </message>
    <message>
        <source>provisioning</source>
        <translation>aprovisionándose</translation>
    </message>
    <message>
        <source>active</source>
        <translation>activo</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>en mantenimiento</translation>
    </message>
    <message>
        <source>deleting</source>
        <translation>en eliminación</translation>
    </message>
    <message>
        <source>Provisioning</source>
        <translation>Aprovisionamiento</translation>
    </message>
    <message>
        <source>Adoption</source>
        <translation>Adopción</translation>
    </message>
    <message>
        <source>Password shown</source>
        <translation>Contraseña mostrada</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Mantenimiento</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Activación</translation>
    </message>
    <message numerus="yes">
        <source>It has been there for %n day(s).</source>
        <translation>
            <numerusform>Existe desde hace %n día.</numerusform>
            <numerusform>Existe desde hace %n días.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tenantry makes one before a roll-out, where that is asked for; those that others make it does not see.</source>
        <translation>Tenantry hace una antes de un despliegue, donde se pide; las que hacen otros no las ve.</translation>
    </message>
    <message>
        <source>Unused indexes</source>
        <translation>Índices sin uso</translation>
    </message>
    <message>
        <source>Of 1 MB or more, enforcing nothing, never read in the week or more for which the server has counted; what replicas read is not counted. No level unless somebody gives one.</source>
        <translation>De 1 MB o más, que no imponen nada y que nada ha leído en la semana o más que el servidor lleva contando; lo que leen las réplicas no se cuenta. Sin nivel mientras nadie lo dé.</translation>
    </message>
    <message>
        <source>Index bloat</source>
        <translation>Índices inflados</translation>
    </message>
    <message>
        <source>Of the worst B-tree of 10 MB or more: an estimate from the number and width of its entries. No level unless somebody gives one.</source>
        <translation>Del peor árbol B de 10 MB o más: una estimación según el número y el ancho de sus entradas. Sin nivel mientras nadie lo dé.</translation>
    </message>
    <message>
        <source>Age of the last backup</source>
        <translation>Edad de la última copia de seguridad</translation>
    </message>
    <message>
        <source>Where there is none, of the tenant. No level unless somebody gives one: Tenantry makes backups before roll-outs, and does not see those of others.</source>
        <translation>Donde no hay ninguna, la del tenant. Sin nivel mientras nadie lo dé: Tenantry hace copias antes de los despliegues y no ve las de otros.</translation>
    </message>
    <message>
        <source>Copy of features</source>
        <translation>Copia de funcionalidades</translation>
    </message>
    <message>
        <source>Features are copied into the database: %1</source>
        <translation>Las funcionalidades se copian en la base de datos: %1</translation>
    </message>
    <message>
        <source>Copy of features changed: %1</source>
        <translation>Copia de funcionalidades cambiada: %1</translation>
    </message>
    <message>
        <source>Features are copied no longer: %1</source>
        <translation>Las funcionalidades ya no se copian: %1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>Run started: %1</source>
        <translation>Ejecución iniciada: %1</translation>
    </message>
    <message>
        <source>Run changed: %1</source>
        <translation>Ejecución cambiada: %1</translation>
    </message>
    <message>
        <source>Run removed: %1</source>
        <translation>Ejecución quitada: %1</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Identificador</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clave</translation>
    </message>
    <message>
        <source>Key version</source>
        <translation>Versión de la clave</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Patrón</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Recortado</translation>
    </message>
    <message>
        <source>Milliseconds</source>
        <translation>Milisegundos</translation>
    </message>
    <message>
        <source>SQLSTATE</source>
        <translation>SQLSTATE</translation>
    </message>
    <message>
        <source>Started by</source>
        <translation>Iniciada por</translation>
    </message>
    <message>
        <source>Version of the template</source>
        <translation>Versión de la plantilla</translation>
    </message>
    <message>
        <source>Server of the template</source>
        <translation>Servidor de la plantilla</translation>
    </message>
    <message>
        <source>Layout of the files</source>
        <translation>Disposición de los archivos</translation>
    </message>
    <message>
        <source>Health URL</source>
        <translation>URL de salud</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Target version</source>
        <translation>Versión de destino</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Selección</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Política</translation>
    </message>
    <message>
        <source>Paused because</source>
        <translation>Motivo de la pausa</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Applied by</source>
        <translation>Aplicado por</translation>
    </message>
    <message>
        <source>Applied at</source>
        <translation>Aplicado el</translation>
    </message>
    <message>
        <source>Maintenance database</source>
        <translation>Base de datos de mantenimiento</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Root certificate</source>
        <translation>Certificado raíz</translation>
    </message>
    <message>
        <source>Takes new tenants</source>
        <translation>Admite tenants nuevos</translation>
    </message>
    <message>
        <source>Most tenants</source>
        <translation>Máximo de tenants</translation>
    </message>
    <message>
        <source>Repeatable files</source>
        <translation>Archivos repetibles</translation>
    </message>
    <message>
        <source>From state</source>
        <translation>Del estado</translation>
    </message>
    <message>
        <source>To state</source>
        <translation>Al estado</translation>
    </message>
    <message>
        <source>For how long (seconds)</source>
        <translation>Durante cuánto (segundos)</translation>
    </message>
    <message>
        <source>Closes after (seconds)</source>
        <translation>Se cierra tras (segundos)</translation>
    </message>
    <message>
        <source>Hysteresis</source>
        <translation>Histéresis</translation>
    </message>
    <message>
        <source>Give how long ago, like &gt;7d or &lt;=36h, or none.</source>
        <translation>Indicar hace cuánto, como &gt;7d o &lt;=36h, o none.</translation>
    </message>
    <message>
        <source>everything in it</source>
        <translation>todo lo que contiene</translation>
    </message>
    <message>
        <source>whoever owned it before</source>
        <translation>quien era su propietario</translation>
    </message>
    <message>
        <source>roles that were granted something in it</source>
        <translation>roles con algún permiso en ella</translation>
    </message>
    <message>
        <source>every column that no mask covers</source>
        <translation>cada columna que ninguna máscara cubre</translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s) do not open, the first one of %1: the key “%2” keeps its version before for them.</source>
        <translation>
            <numerusform>%n credencial no se abre, la de %1: la clave «%2» conserva para ella su versión anterior.</numerusform>
            <numerusform>%n credenciales no se abren, la primera de %1: la clave «%2» conserva para ellas su versión anterior.</numerusform>
        </translation>
    </message>
    <message>
        <source>Set their passwords anew, or remove what they belong to, and rotate again; all others are sealed under the new version.</source>
        <translation>Asigne de nuevo sus contraseñas, o elimine aquello a lo que pertenecen, y rote otra vez; todas las demás están selladas con la versión nueva.</translation>
    </message>
    <message>
        <source>Others keep sealing credentials under the version of the key “%1” before.</source>
        <translation>Otros siguen sellando credenciales con la versión anterior de la clave «%1».</translation>
    </message>
    <message>
        <source>Rotate again when less is provisioned. What was sealed anew stays.</source>
        <translation>Rote otra vez cuando se aprovisione menos. Lo que se selló de nuevo se conserva.</translation>
    </message>
    <message>
        <source>This registry has no data key called %1.</source>
        <translation>Este registro no tiene ninguna clave de datos llamada %1.</translation>
    </message>
    <message>
        <source>Rotating the key “%1” was stopped.</source>
        <translation>Se detuvo la rotación de la clave «%1».</translation>
    </message>
    <message>
        <source>Both versions open what they sealed. Rotate again to go on.</source>
        <translation>Ambas versiones abren lo que sellaron. Rote otra vez para continuar.</translation>
    </message>
    <message>
        <source>There is no data key called “%1”.</source>
        <translation>No hay ninguna clave de datos llamada «%1».</translation>
    </message>
    <message>
        <source>There are two: admin and inspect.</source>
        <translation>Hay dos: admin e inspect.</translation>
    </message>
    <message>
        <source>The key “%1” is being rotated by another program.</source>
        <translation>Otro programa está rotando la clave «%1».</translation>
    </message>
    <message>
        <source>Wait until it ends, then look at its status.</source>
        <translation>Esperar a que termine y mirar después su estado.</translation>
    </message>
    <message>
        <source>Rotate the data keys that seal credentials</source>
        <translation>Rotar las claves de datos que sellan las credenciales</translation>
    </message>
    <message>
        <source>A data key was rotated meanwhile.</source>
        <translation>Mientras tanto se rotó una clave de datos.</translation>
    </message>
    <message>
        <source>Try it again: it is sealed under the new version then.</source>
        <translation>Inténtelo de nuevo: entonces se sella con la versión nueva.</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Copia de seguridad</translation>
    </message>
    <message>
        <source>Backup recorded: %1</source>
        <translation>Copia de seguridad registrada: %1</translation>
    </message>
    <message>
        <source>Record of a backup changed: %1</source>
        <translation>Registro de una copia de seguridad cambiado: %1</translation>
    </message>
    <message>
        <source>Record of a backup removed: %1</source>
        <translation>Registro de una copia de seguridad eliminado: %1</translation>
    </message>
    <message>
        <source>What it is resumed with</source>
        <translation>Con qué se retoma</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>A fecha de</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Hecha por</translation>
    </message>
    <message>
        <source>The server has as many tenants as it takes.</source>
        <translation>El servidor ya tiene tantos tenants como admite.</translation>
    </message>
    <message>
        <source>Somebody changed the feature “%1” while you were typing.</source>
        <translation>Alguien cambió la funcionalidad «%1» mientras se escribía.</translation>
    </message>
    <message>
        <source>Somebody retired the feature “%1” while you were typing.</source>
        <translation>Alguien retiró la funcionalidad «%1» mientras se escribía.</translation>
    </message>
    <message>
        <source>Session ended by an ADMIN: %1</source>
        <translation>Sesión terminada por un ADMIN: %1</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>cerró la sesión</translation>
    </message>
    <message>
        <source>another password was set</source>
        <translation>se puso otra contraseña</translation>
    </message>
    <message>
        <source>the account was disabled</source>
        <translation>se desactivó la cuenta</translation>
    </message>
    <message>
        <source>an ADMIN ended it</source>
        <translation>un ADMIN la terminó</translation>
    </message>
    <message>
        <source>refused: the account was disabled</source>
        <translation>rechazada: la cuenta estaba desactivada</translation>
    </message>
    <message>
        <source>See and invite operators, change their role and tenants, end their sessions, disable them, reset their passwords</source>
        <translation>Ver e invitar operadores, cambiar su rol y sus tenants, terminar sus sesiones, desactivarlos, restablecer sus contraseñas</translation>
    </message>
    <message>
        <source>Tenants with an override of this feature lack schema version %1: %2. Nothing was changed.</source>
        <translation>A tenants con una excepción de esta funcionalidad les falta la versión de esquema %1: %2. No se cambió nada.</translation>
    </message>
    <message>
        <source>Migrate them first, or take their override away.</source>
        <translation>Migrarlos primero, o quitarles la excepción.</translation>
    </message>
    <message>
        <source>every table, view and sequence</source>
        <translation>cada tabla, vista y secuencia</translation>
    </message>
    <message>
        <source>of which columns are granted next</source>
        <translation>de las que después se conceden columnas</translation>
    </message>
    <message>
        <source>every sequence</source>
        <translation>cada secuencia</translation>
    </message>
    <message>
        <source>schemas of the tenant&apos;s own</source>
        <translation>esquemas propios del tenant</translation>
    </message>
    <message>
        <source>only where something leads around the masks</source>
        <translation>solo si algo permite eludir las máscaras</translation>
    </message>
    <message>
        <source>too long to be shown here: its text is on the Products page</source>
        <translation>demasiado largo para mostrarlo aquí: su texto está en la página Productos</translation>
    </message>
    <message>
        <source>that a file is applied, with the file</source>
        <translation>que un archivo está aplicado, junto con el archivo</translation>
    </message>
    <message>
        <source>how far a file is that runs outside of a transaction</source>
        <translation>hasta dónde ha llegado un archivo que se ejecuta fuera de una transacción</translation>
    </message>
    <message>
        <source>that it was done</source>
        <translation>que se hizo</translation>
    </message>
    <message>
        <source>This operation is being run by another program.</source>
        <translation>Otro programa está ejecutando esta operación.</translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) had been changed by somebody since, and keep what they have.</source>
        <translation>
            <numerusform>%n tenant había sido cambiado por alguien desde entonces y conserva lo que tiene.</numerusform>
            <numerusform>%n tenants habían sido cambiados por alguien desde entonces y conservan lo que tienen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Event %1, at the beginning, is missing.</source>
        <translation>Falta el evento %1, al principio.</translation>
    </message>
    <message>
        <source>Event %1 is missing. It came after event %2 (%3).</source>
        <translation>Falta el evento %1. Venía después del evento %2 (%3).</translation>
    </message>
    <message>
        <source>Event %1 was cut off at the end. The last one there is of %2 (%3).</source>
        <translation>El evento %1 se ha recortado por el final. El último que hay es del %2 (%3).</translation>
    </message>
    <message>
        <source>Event %1 (of %2, %3) stands after the recorded end: it was not written by the registry.</source>
        <translation>El evento %1 (del %2, %3) está después del final anotado: no lo escribió el registro.</translation>
    </message>
    <message>
        <source>Event %1 was there on %2 and is not there now: it was cut off, or the registry was restored from an older backup. The last one there: %3.</source>
        <translation>El evento %1 estaba el %2 y ahora no está: se ha recortado, o el registro se ha restaurado de una copia de seguridad anterior. El último que hay: %3.</translation>
    </message>
    <message>
        <source>Event %1 is not the one that was there on %2: it was rewritten, or the registry was restored from an older backup and went on.</source>
        <translation>El evento %1 no es el que había el %2: se ha reescrito, o el registro se ha restaurado de una copia de seguridad anterior y ha seguido.</translation>
    </message>
    <message>
        <source>Password of a tenant stored anew: %1</source>
        <translation>Contraseña de un tenant guardada de nuevo: %1</translation>
    </message>
    <message>
        <source>Password of a server stored anew: %1</source>
        <translation>Contraseña de un servidor guardada de nuevo: %1</translation>
    </message>
    <message>
        <source>Password of a tenant&apos;s inspection role stored anew: %1</source>
        <translation>Contraseña del rol de inspección de un tenant guardada de nuevo: %1</translation>
    </message>
    <message>
        <source>Password of a tenant&apos;s reader role stored anew: %1</source>
        <translation>Contraseña del rol de lectura de un tenant guardada de nuevo: %1</translation>
    </message>
    <message numerus="yes">
        <source>“%1” fits %n tenant(s): %2</source>
        <translation>
            <numerusform>«%1» coincide con %n tenant: %2</numerusform>
            <numerusform>«%1» coincide con %n tenants: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Write more of it, or the slug of the one that is meant.</source>
        <translation>Escribir más, o el slug del que se busca.</translation>
    </message>
    <message numerus="yes">
        <source>Signed in after %n wrong password(s): %1</source>
        <translation>
            <numerusform>Inicio de sesión tras %n contraseña incorrecta: %1</numerusform>
            <numerusform>Inicio de sesión tras %n contraseñas incorrectas: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody changed the operator %1 in the meantime.</source>
        <translation>Alguien cambió entretanto al operador %1.</translation>
    </message>
    <message>
        <source>Nothing was saved. Look at what they changed, then save again.</source>
        <translation>No se guardó nada. Revisar lo que cambió y guardar de nuevo.</translation>
    </message>
    <message>
        <source>The server at %1 asks for the password in clear text. It was not sent.</source>
        <translation>El servidor en %1 pide la contraseña en texto claro. No se envió.</translation>
    </message>
    <message>
        <source>Let it ask by scram-sha-256 (pg_hba.conf). One whose certificate is checked (TLS mode “verify-full”) gets it in clear text as well.</source>
        <translation>Hacer que la pida con scram-sha-256 (pg_hba.conf). Un servidor con el certificado comprobado (modo TLS «verify-full») la recibe también en texto claro.</translation>
    </message>
    <message>
        <source>Free on the disk</source>
        <translation>Libre en el disco</translation>
    </message>
    <message>
        <source>Of the server&apos;s disk, where it is on the computer that looks. 15 and 5 %: what node_exporter&apos;s alerts ship with; PostgreSQL needs some of it for itself.</source>
        <translation>Del disco del servidor, cuando está en el equipo que mira. 15 y 5 %: lo que traen las alertas de node_exporter; PostgreSQL necesita una parte para sí.</translation>
    </message>
    <message>
        <source>Somebody changed the plan “%1” in the meantime.</source>
        <translation>Alguien cambió entretanto el plan «%1».</translation>
    </message>
    <message>
        <source>Nothing was saved. Look at what they changed, then save again or take theirs.</source>
        <translation>No se guardó nada. Revisar lo que cambió y guardar de nuevo, o quedarse con lo suyo.</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n minute(s), with a new password as well; on another computer it can be tried now.</source>
        <translation>
            <numerusform>Volver a intentarlo dentro de %n minuto, también con una contraseña nueva; en otro equipo se puede intentar ya.</numerusform>
            <numerusform>Volver a intentarlo dentro de %n minutos, también con una contraseña nueva; en otro equipo se puede intentar ya.</numerusform>
        </translation>
    </message>
    <message>
        <source>The plan carries another value of %1 by now: somebody changed it.</source>
        <translation>El plan ya trae otro valor de %1: alguien lo cambió.</translation>
    </message>
    <message>
        <source>Look at it, and change it again if it is still to be so.</source>
        <translation>Mirarlo, y cambiarlo de nuevo si todavía ha de ser así.</translation>
    </message>
    <message>
        <source>This tenant or this feature is there no more.</source>
        <translation>Este tenant o esta funcionalidad ya no existe.</translation>
    </message>
    <message>
        <source>The feature or the plan is there no more.</source>
        <translation>La funcionalidad o el plan ya no existe.</translation>
    </message>
    <message>
        <source>Somebody did the same meanwhile: “%1” has this value in the plan %2.</source>
        <translation>Entretanto alguien hizo lo mismo: «%1» tiene este valor en el plan %2.</translation>
    </message>
    <message>
        <source>Somebody changed “%1” in the plan %2 meanwhile: it is “%3” now.</source>
        <translation>Entretanto alguien cambió «%1» en el plan %2: ahora es «%3».</translation>
    </message>
    <message>
        <source>A number is wanted here, not “%1”.</source>
        <translation>Aquí va un número, no «%1».</translation>
    </message>
    <message>
        <source>Give one like %1 or %2; ten thousand is %3 or %4.</source>
        <translation>Escribir uno como %1 o %2; diez mil es %3 o %4.</translation>
    </message>
    <message>
        <source>“%1” is an operator of this registry already.</source>
        <translation>«%1» ya es operador de este registro.</translation>
    </message>
    <message>
        <source>Look for them in the list: who cannot sign in any more is given another password there, or is enabled again.</source>
        <translation>Buscarlo en la lista: a quien ya no puede iniciar sesión se le da allí otra contraseña, o se le vuelve a activar la cuenta.</translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) are on the plan “%1”.</source>
        <translation>
            <numerusform>%n tenant está en el plan «%1».</numerusform>
            <numerusform>%n tenants están en el plan «%1».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) were changed by somebody else meanwhile.</source>
        <translation>
            <numerusform>Otra persona ha cambiado %n tenant entretanto.</numerusform>
            <numerusform>Otra persona ha cambiado %n tenants entretanto.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look again at who changes from what to what.</source>
        <translation>Conviene volver a ver quién cambia de qué a qué.</translation>
    </message>
    <message>
        <source>Kill switch thrown since</source>
        <translation>Interruptor de emergencia activado desde</translation>
    </message>
    <message>
        <source>Kill switch thrown by</source>
        <translation>Interruptor de emergencia activado por</translation>
    </message>
    <message>
        <source>Default for all since</source>
        <translation>Todos por defecto desde</translation>
    </message>
    <message>
        <source>Default given to all by</source>
        <translation>Valor por defecto dado a todos por</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>The role of %1 is another one by now; this sign-in has ended.</source>
        <translation>El rol de %1 ya es otro; esta sesión ha terminado.</translation>
    </message>
    <message>
        <source>The registry is not as it was at this sign-in: it is another one, or what may be written there changed. The sign-in has ended.</source>
        <translation>El registro no es el que era al iniciar esta sesión: es otro, o ha cambiado lo que se puede escribir en él. La sesión ha terminado.</translation>
    </message>
    <message>
        <source>The account of %1 is another one by now; this sign-in has ended.</source>
        <translation>La cuenta de %1 ya es otra; esta sesión ha terminado.</translation>
    </message>
    <message>
        <source>What runs in a tenant&apos;s database runs as its role, and can be no other: leave SET ROLE and SET SESSION AUTHORIZATION out, and look which trigger or function says it.</source>
        <translation>Lo que se ejecuta en la base de datos de un tenant se ejecuta con su rol, y no puede ser otro: quite SET ROLE y SET SESSION AUTHORIZATION, y mire qué disparador o función lo dice.</translation>
    </message>
    <message>
        <source>Copying computes with a function of the tenant&apos;s own (%1), which must not run as the server&apos;s owner, and its role could not be lent to the copy.</source>
        <translation>Al copiar se calcula con una función propia del tenant (%1), que no debe ejecutarse como el propietario del servidor, y su rol no se pudo prestar a la copia.</translation>
    </message>
    <message>
        <source>Let the server&apos;s owner grant the role %1 (WITH ADMIN OPTION), or rehearse with another tenant.</source>
        <translation>Permitir que el propietario del servidor conceda el rol %1 (WITH ADMIN OPTION), o ensayar con otro tenant.</translation>
    </message>
    <message>
        <source>What ran last told the server to read this connection as %1; it was closed, and what had not been committed was not kept.</source>
        <translation>Lo último que se ejecutó dijo al servidor que leyera esta conexión como %1; se ha cerrado, y lo que no estaba confirmado no se ha conservado.</translation>
    </message>
    <message>
        <source>Leave SET client_encoding out, and look which file, trigger or function says it: everything is sent as UTF-8.</source>
        <translation>Quitar SET client_encoding, y mirar qué archivo, disparador o función lo dice: todo se envía en UTF-8.</translation>
    </message>
    <message>
        <source>The registry that answers now is a standby, where no sign-in can be written down.</source>
        <translation>El registro que responde ahora es una réplica, donde no se puede anotar ninguna sesión.</translation>
    </message>
    <message>
        <source>Try again when the primary answers.</source>
        <translation>Volver a intentarlo cuando responda el servidor primario.</translation>
    </message>
    <message>
        <source>Write it without capitals and without spaces at the ends; names that begin with tenantry_ are Tenantry&apos;s own.</source>
        <translation>Se escribe sin mayúsculas y sin espacios en los extremos; los nombres que empiezan por tenantry_ son del propio Tenantry.</translation>
    </message>
    <message>
        <source>Make somebody else ADMIN first. Who was invited counts once they have chosen a password of their own.</source>
        <translation>Antes hay que hacer ADMIN a otra persona. Quien fue invitado cuenta cuando haya elegido su propia contraseña.</translation>
    </message>
    <message>
        <source>A data key that is in use would be opened by no ADMIN any more, or not by the recovery key.</source>
        <translation>Una clave de datos en uso ya no la abriría ningún ADMIN, o no la abriría la clave de recuperación.</translation>
    </message>
    <message>
        <source>Nothing was changed. Rotate the key, or make a new recovery key, instead of taking keys away.</source>
        <translation>No se ha cambiado nada. Rote la clave, o haga una clave de recuperación nueva, en lugar de quitar claves.</translation>
    </message>
    <message>
        <source>Sign in with the new one. Where an ADMIN made it, they tell you.</source>
        <translation>Iniciar sesión con la nueva. Si la hizo un ADMIN, esa persona la dirá.</translation>
    </message>
    <message>
        <source>Holds before and after</source>
        <translation>Rige antes y después</translation>
    </message>
    <message>
        <source>These have a value that would no longer fit the feature: %1.</source>
        <translation>Estos tienen un valor que ya no encajaría con la funcionalidad: %1.</translation>
    </message>
    <message>
        <source>Change the plans&apos; values, and clear or change the tenants&apos; overrides, first.</source>
        <translation>Cambiar antes los valores de los planes, y quitar o cambiar las excepciones de los tenants.</translation>
    </message>
    <message>
        <source>These tenants lack the schema version that what they had requires: %1. Nothing was undone.</source>
        <translation>A estos tenants les falta la versión del esquema que requiere lo que tenían: %1. No se deshizo nada.</translation>
    </message>
    <message>
        <source>What these tenants had cannot be given any more: %1. Nothing was undone.</source>
        <translation>Lo que tenían estos tenants ya no se les puede dar: %1. No se deshizo nada.</translation>
    </message>
    <message>
        <source>“%1” has more digits than can be kept: it would become %2.</source>
        <translation>«%1» tiene más cifras de las que se pueden guardar: pasaría a ser %2.</translation>
    </message>
    <message>
        <source>Give a number with at most 15 digits, or make the feature a text.</source>
        <translation>Indicar un número de 15 cifras como mucho, o hacer de la funcionalidad un texto.</translation>
    </message>
    <message>
        <source>“%1”, the default or what a percentage gets, is none of the choices.</source>
        <translation>«%1», el valor por defecto o el de un porcentaje, no es ninguna de las opciones.</translation>
    </message>
    <message>
        <source>Somebody changed something of what was looked at.</source>
        <translation>Alguien ha cambiado algo de lo que se había mirado.</translation>
    </message>
    <message>
        <source>To be taken away</source>
        <translation>Pendiente de quitar</translation>
    </message>
    <message>
        <source>Copies features into new tenants</source>
        <translation>Copia las funciones en los tenants nuevos</translation>
    </message>
    <message>
        <source>Provisioning begun: %1</source>
        <translation>Aprovisionamiento iniciado: %1</translation>
    </message>
    <message>
        <source>Provisioned: %1</source>
        <translation>Aprovisionado: %1</translation>
    </message>
    <message>
        <source>Provisioning failed: %1</source>
        <translation>El aprovisionamiento falló: %1</translation>
    </message>
    <message>
        <source>Provisioning taken back: %1</source>
        <translation>Aprovisionamiento deshecho: %1</translation>
    </message>
    <message>
        <source>Adoption begun: %1</source>
        <translation>Adopción iniciada: %1</translation>
    </message>
    <message>
        <source>Adopted: %1</source>
        <translation>Adoptado: %1</translation>
    </message>
    <message>
        <source>Adoption failed: %1</source>
        <translation>La adopción falló: %1</translation>
    </message>
    <message>
        <source>Adoption taken back: %1</source>
        <translation>Adopción deshecha: %1</translation>
    </message>
    <message>
        <source>Password asked for: %1</source>
        <translation>Se pidió la contraseña: %1</translation>
    </message>
    <message>
        <source>Password shown: %1</source>
        <translation>Contraseña mostrada: %1</translation>
    </message>
    <message>
        <source>Password not shown: %1</source>
        <translation>La contraseña no se mostró: %1</translation>
    </message>
    <message>
        <source>Pausing begun: %1</source>
        <translation>Pausa iniciada: %1</translation>
    </message>
    <message>
        <source>Paused: %1</source>
        <translation>En pausa: %1</translation>
    </message>
    <message>
        <source>Pausing failed: %1</source>
        <translation>La pausa falló: %1</translation>
    </message>
    <message>
        <source>Pausing taken back: %1</source>
        <translation>Pausa deshecha: %1</translation>
    </message>
    <message>
        <source>Maintenance begun: %1</source>
        <translation>Mantenimiento iniciado: %1</translation>
    </message>
    <message>
        <source>In maintenance: %1</source>
        <translation>En mantenimiento: %1</translation>
    </message>
    <message>
        <source>Maintenance failed: %1</source>
        <translation>El mantenimiento falló: %1</translation>
    </message>
    <message>
        <source>Maintenance taken back: %1</source>
        <translation>Mantenimiento deshecho: %1</translation>
    </message>
    <message>
        <source>Activation begun: %1</source>
        <translation>Activación iniciada: %1</translation>
    </message>
    <message>
        <source>Activated: %1</source>
        <translation>Activado: %1</translation>
    </message>
    <message>
        <source>Activation failed: %1</source>
        <translation>La activación falló: %1</translation>
    </message>
    <message>
        <source>Activation taken back: %1</source>
        <translation>Activación deshecha: %1</translation>
    </message>
    <message>
        <source>What you did not touch is what they saved.</source>
        <translation>Lo que aquí no se tocó es lo que se guardó allí.</translation>
    </message>
    <message>
        <source>Saving replaces what they changed: %1.</source>
        <translation>Al guardar se reemplaza lo que cambió la otra persona: %1.</translation>
    </message>
    <message>
        <source>%1 is not a query.</source>
        <translation>%1 no es una consulta.</translation>
    </message>
    <message>
        <source>Leave that part out: only looking is allowed here.</source>
        <translation>Quitar esa parte: aquí solo se puede mirar.</translation>
    </message>
    <message>
        <source>Leave it out: only looking is allowed here.</source>
        <translation>Quitarla: aquí solo se puede mirar.</translation>
    </message>
    <message>
        <source>Check the name; somebody may have removed it meanwhile, or it is not assigned to you: then ask an ADMIN.</source>
        <translation>Comprobar el nombre; puede que alguien lo haya eliminado entretanto, o que no esté asignado a este operador: en ese caso, preguntar a un ADMIN.</translation>
    </message>
    <message numerus="yes">
        <source>A rotation has not ended: the version before of the data key(s) %1 seals credentials still.</source>
        <translation>
            <numerusform>Una rotación no ha terminado: la versión anterior de la clave de datos %1 todavía sella credenciales.</numerusform>
            <numerusform>Hay rotaciones que no han terminado: las versiones anteriores de las claves de datos %1 todavía sellan credenciales.</numerusform>
        </translation>
    </message>
    <message>
        <source>Both versions open, and nothing is lost. Unless somebody is rotating at this moment, go on with it.</source>
        <translation>Ambas versiones abren y no se ha perdido nada. Si nadie está rotando en este momento, conviene continuar.</translation>
    </message>
    <message numerus="yes">
        <source>Due for rotation: the data key(s) %1, since %2. Access was taken away from: %3.</source>
        <translation>
            <numerusform>Pendiente de rotación: la clave de datos %1, desde %2. Acceso retirado a: %3.</numerusform>
            <numerusform>Pendientes de rotación: las claves de datos %1, desde %2. Acceso retirado a: %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Whoever could open the data key(s) may have kept a copy, even if they were let in again since. A rotation makes a new key and seals every credential anew; everybody can go on working meanwhile.</source>
        <translation>
            <numerusform>Quien podía abrir la clave puede haber guardado una copia, aunque después haya recuperado el acceso. Al rotarla se hace una clave nueva y se vuelven a sellar todas las credenciales; mientras tanto, todos pueden seguir trabajando.</numerusform>
            <numerusform>Quien podía abrir las claves puede haber guardado una copia, aunque después haya recuperado el acceso. Al rotarlas se hacen claves nuevas y se vuelven a sellar todas las credenciales; mientras tanto, todos pueden seguir trabajando.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is no longer assigned to you, or was removed.</source>
        <translation>«%1» ya no está asignado a este operador, o se ha eliminado.</translation>
    </message>
    <message>
        <source>Refused before, with names that nobody here has</source>
        <translation>Rechazados antes, con nombres que aquí nadie tiene</translation>
    </message>
    <message numerus="yes">
        <source>%n sign-in(s) refused, the password was wrong: %1</source>
        <translation>
            <numerusform>%n inicio de sesión rechazado, la contraseña era incorrecta: %1</numerusform>
            <numerusform>%n inicios de sesión rechazados, la contraseña era incorrecta: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign-in(s) refused, nobody has the name: told by %1</source>
        <translation>
            <numerusform>%n inicio de sesión rechazado, nadie tiene ese nombre: lo contó %1</numerusform>
            <numerusform>%n inicios de sesión rechazados, nadie tiene ese nombre: lo contó %1</numerusform>
        </translation>
    </message>
    <message>
        <source>refused: the password was wrong</source>
        <translation>rechazado: la contraseña era incorrecta</translation>
    </message>
    <message>
        <source>%1 assigned to %2</source>
        <translation>%1 asignado a %2</translation>
    </message>
    <message>
        <source>%1 taken away from %2</source>
        <translation>%1 retirado a %2</translation>
    </message>
    <message>
        <source>Operator enabled: %1</source>
        <translation>Operador activado: %1</translation>
    </message>
    <message>
        <source>Operator disabled: %1</source>
        <translation>Operador desactivado: %1</translation>
    </message>
    <message>
        <source>Made an ADMIN: %1</source>
        <translation>Pasa a ADMIN: %1</translation>
    </message>
    <message>
        <source>Made a USER: %1</source>
        <translation>Pasa a USER: %1</translation>
    </message>
    <message>
        <source>Password reset: %1</source>
        <translation>Contraseña restablecida: %1</translation>
    </message>
    <message>
        <source>Chose a password of their own: %1</source>
        <translation>Eligió su propia contraseña: %1</translation>
    </message>
    <message>
        <source>Ask an ADMIN of the registry to add you, or, if you were one before, to reset your password. A team whose last ADMIN is shut out has the recovery key.</source>
        <translation>Pedir a un ADMIN del registro el alta o, si ya la había, que restablezca la contraseña. Un equipo cuyo último ADMIN se quedó fuera tiene la clave de recuperación.</translation>
    </message>
</context>
<context>
    <name>tenantry::panel</name>
    <message>
        <source>Admin panel for systems with one database per tenant.</source>
        <translation>Panel de administración para sistemas con una base de datos por tenant.</translation>
    </message>
    <message>
        <source>Sign in to the local installation of this computer; makes it when there is none.</source>
        <translation>Iniciar sesión en la instalación local de este equipo; se crea si no existe.</translation>
    </message>
    <message>
        <source>Registry to sign in to: its URI, or its name in the list.</source>
        <translation>Registro en el que iniciar sesión: su URI, o su nombre en la lista.</translation>
    </message>
    <message>
        <source>Who signs in.</source>
        <translation>Quién inicia sesión.</translation>
    </message>
    <message>
        <source>Page to begin with, for example jobs or tenants:state:failed.</source>
        <translation>Página con la que empezar, por ejemplo jobs o tenants:state:failed.</translation>
    </message>
    <message>
        <source>Language: en or es.</source>
        <translation>Idioma: en o es.</translation>
    </message>
    <message>
        <source>Appearance: system, light or dark.</source>
        <translation>Apariencia: system, light o dark.</translation>
    </message>
    <message>
        <source>An administrator changed your role. It is %1 now.</source>
        <translation>Un administrador cambió el rol de esta cuenta. Ahora es %1.</translation>
    </message>
    <message numerus="yes">
        <source>The features of %n tenant(s) could not be written into their databases; it is tried again every minute. %1</source>
        <translation>
            <numerusform>No se han podido escribir las funcionalidades de %n tenant en su base de datos; se reintenta cada minuto. %1</numerusform>
            <numerusform>No se han podido escribir las funcionalidades de %n tenants en sus bases de datos; se reintenta cada minuto. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Your password was changed. Every other sign-in of this account has ended.</source>
        <translation>La contraseña ha cambiado. Las demás sesiones de esta cuenta han terminado.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::AdminStep</name>
    <message numerus="yes">
        <source>At least %Ln character(s).</source>
        <translation>
            <numerusform>Al menos %Ln carácter.</numerusform>
            <numerusform>Al menos %Ln caracteres.</numerusform>
        </translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>No&amp;mbre</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>Correo &amp;electrónico</translation>
    </message>
    <message>
        <source>What the first admin signs in with.</source>
        <translation>Con lo que inicia sesión el primer administrador.</translation>
    </message>
    <message>
        <source>Temporary pass&amp;word</source>
        <translation>Con&amp;traseña temporal</translation>
    </message>
    <message>
        <source>Empty: made for you, and shown once at the end.</source>
        <translation>Vacía: se genera, y se muestra una sola vez al final.</translation>
    </message>
    <message>
        <source>The product&apos;s seed script makes this account. The password is stored as an Argon2id hash only.</source>
        <translation>El script de datos iniciales del producto crea esta cuenta. La contraseña se guarda solo como hash Argon2id.</translation>
    </message>
    <message>
        <source>This product brings no seed script: the address is kept in the registry, and no account is made in the database.</source>
        <translation>Este producto no trae script de datos iniciales: la dirección se guarda en el registro y no se crea ninguna cuenta en la base de datos.</translation>
    </message>
    <message>
        <source>First admin</source>
        <translation>Primer administrador</translation>
    </message>
    <message>
        <source>Who signs in first, and invites everybody else?</source>
        <translation>¿Quién inicia sesión primero e invita a todos los demás?</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::AdoptPage</name>
    <message>
        <source>Products, plans and servers could not be read.</source>
        <translation>No se han podido leer los productos, los planes y los servidores.</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Todavía no</translation>
    </message>
    <message>
        <source>A tenant runs a product, by a plan, on a server. Add what is missing of these first; then a database of that server can be adopted.</source>
        <translation>Un tenant usa un producto, con un plan, en un servidor. Añadir antes lo que falte de esto; después se puede adoptar una base de datos de ese servidor.</translation>
    </message>
    <message>
        <source>Checking everything…</source>
        <translation>Comprobándolo todo…</translation>
    </message>
    <message>
        <source>The checks could not be run.</source>
        <translation>No se han podido hacer las comprobaciones.</translation>
    </message>
    <message>
        <source>The database</source>
        <translation>La base de datos</translation>
    </message>
    <message>
        <source>What is in it stays as it is. Whoever uses it goes on using it.</source>
        <translation>Lo que hay en ella queda como está. Quien la usa la sigue usando.</translation>
    </message>
    <message>
        <source>The tenant</source>
        <translation>El tenant</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Comprobaciones</translation>
    </message>
    <message>
        <source>Ser&amp;ver</source>
        <translation>Ser&amp;vidor</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>Base de &amp;datos</translation>
    </message>
    <message>
        <source>P&amp;roduct</source>
        <translation>P&amp;roducto</translation>
    </message>
    <message>
        <source>Vers&amp;ion</source>
        <translation>Vers&amp;ión</translation>
    </message>
    <message>
        <source>Empty: as the history of the tool says that migrated it (Flyway, Prisma, Django …).</source>
        <translation>Vacía: lo dice el historial de la herramienta que la migró (Flyway, Prisma, Django …).</translation>
    </message>
    <message>
        <source>Database r&amp;ole</source>
        <translation>R&amp;ol de base de datos</translation>
    </message>
    <message>
        <source>Empty: one is made, which becomes the owner; the owner of now becomes its member and keeps every right. Or one that is there and owns everything.</source>
        <translation>Vacío: se crea uno, que pasa a ser el propietario; el propietario de ahora pasa a ser miembro suyo y conserva todos los permisos. O uno que ya existe y es propietario de todo.</translation>
    </message>
    <message>
        <source>Pass&amp;word of that role</source>
        <translation>Con&amp;traseña de ese rol</translation>
    </message>
    <message>
        <source>The one that it has: it is not changed, so that the application can go on.</source>
        <translation>La que tiene: no se cambia, para que la aplicación pueda seguir.</translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation>&amp;Plan</translation>
    </message>
    <message>
        <source>Admin&apos;s name</source>
        <translation>Nombre del administrador</translation>
    </message>
    <message>
        <source>Admin&apos;s e-mail</source>
        <translation>Correo del administrador</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>&amp;Test only</source>
        <translation>Solo co&amp;mprobar</translation>
    </message>
    <message>
        <source>Checks every precondition and changes nothing.</source>
        <translation>Comprueba todas las condiciones previas y no cambia nada.</translation>
    </message>
    <message>
        <source>&amp;Adopt</source>
        <translation>&amp;Adoptar</translation>
    </message>
    <message>
        <source>&amp;Open tenant</source>
        <translation>&amp;Abrir el tenant</translation>
    </message>
    <message>
        <source>Adopt &amp;another</source>
        <translation>Adoptar o&amp;tra</translation>
    </message>
    <message>
        <source>as command</source>
        <translation>como comando</translation>
    </message>
    <message>
        <source>Adopt a database</source>
        <translation>Adoptar una base de datos</translation>
    </message>
    <message>
        <source>What will be done</source>
        <translation>Qué se hará</translation>
    </message>
    <message>
        <source>Each step is recorded, and can be taken back until the tenant is active: the database is then as it was found.</source>
        <translation>Cada paso queda registrado y se puede deshacer hasta que el tenant esté activo: la base de datos queda entonces como se encontró.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::Ago</name>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes ago</source>
        <translation>
            <numerusform>hace %Ln minuto</numerusform>
            <numerusform>hace %Ln minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours ago</source>
        <translation>
            <numerusform>hace %Ln hora</numerusform>
            <numerusform>hace %Ln horas</numerusform>
        </translation>
    </message>
    <message>
        <source>today at %1</source>
        <translation>hoy a las %1</translation>
    </message>
    <message>
        <source>yesterday at %1</source>
        <translation>ayer a las %1</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::AlertForm</name>
    <message>
        <source>as it is</source>
        <translation>como está</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>end the silence</source>
        <translation>terminar el silencio</translation>
    </message>
    <message>
        <source>for an hour</source>
        <translation>una hora</translation>
    </message>
    <message>
        <source>for four hours</source>
        <translation>cuatro horas</translation>
    </message>
    <message>
        <source>until tomorrow, %1</source>
        <translation>hasta mañana, %1</translation>
    </message>
    <message>
        <source>for a week</source>
        <translation>una semana</translation>
    </message>
    <message>
        <source>until…</source>
        <translation>hasta…</translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>&amp;Confirmar</translation>
    </message>
    <message>
        <source>&amp;Acknowledge and silence</source>
        <translation>&amp;Confirmar y silenciar</translation>
    </message>
    <message>
        <source>This time is over already.</source>
        <translation>Esa hora ya ha pasado.</translation>
    </message>
    <message>
        <source>The alert was not acknowledged.</source>
        <translation>La alerta no se ha confirmado.</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Nota</translation>
    </message>
    <message>
        <source>What is known about it, for those who look next. Empty: the note stays as it is.</source>
        <translation>Lo que se sabe de ella, para quien mire después. Vacía: la nota se queda como está.</translation>
    </message>
    <message>
        <source>&amp;Silent</source>
        <translation>&amp;Silencio</translation>
    </message>
    <message>
        <source>Nobody is told of it until then; it stays in the list.</source>
        <translation>No se avisa a nadie hasta entonces; sigue en la lista.</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Hasta</translation>
    </message>
    <message>
        <source>as command</source>
        <translation>como comando</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::AlertModel</name>
    <message>
        <source>Server %1</source>
        <translation>Servidor %1</translation>
    </message>
    <message>
        <source>a tenant that is gone</source>
        <translation>un tenant que ya no está</translation>
    </message>
    <message>
        <source>%1 · silent until %2</source>
        <comment>operator, time</comment>
        <translation>%1 · en silencio hasta %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>column and value, for screen readers</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravedad</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>Vista por</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::AlertNotifier</name>
    <message numerus="yes">
        <source>%Ln critical alert(s) opened</source>
        <translation>
            <numerusform>Se ha abierto %Ln alerta crítica</numerusform>
            <numerusform>Se han abierto %Ln alertas críticas</numerusform>
        </translation>
    </message>
    <message>
        <source>Critical: %1</source>
        <comment>title of a notification; a tenant or server</comment>
        <translation>Crítico: %1</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::AlertPanel</name>
    <message numerus="yes">
        <source>%Ln critical one(s)</source>
        <translation>
            <numerusform>%Ln crítica</numerusform>
            <numerusform>%Ln críticas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln aviso</numerusform>
            <numerusform>%Ln avisos</numerusform>
        </translation>
    </message>
    <message>
        <source>No open alert is what is asked for here.</source>
        <translation>Ninguna alerta abierta es lo que se pide aquí.</translation>
    </message>
    <message>
        <source>No alert is open.</source>
        <translation>No hay ninguna alerta abierta.</translation>
    </message>
    <message>
        <source>What goes wrong appears here by itself, and goes when it is well again.</source>
        <translation>Lo que vaya mal aparece aquí por sí solo, y desaparece cuando vuelve a estar bien.</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>threshold, time</comment>
        <translation>%1 durante %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>operator, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>nadie todavía</translation>
    </message>
    <message>
        <source>Open tenant</source>
        <translation>Abrir el tenant</translation>
    </message>
    <message>
        <source>Its tenants</source>
        <translation>Sus tenants</translation>
    </message>
    <message>
        <source>Open alerts</source>
        <translation>Alertas abiertas</translation>
    </message>
    <message>
        <source>Diagnose</source>
        <translation>Diagnosticar</translation>
    </message>
    <message>
        <source>as command</source>
        <translation>como comando</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Umbral</translation>
    </message>
    <message>
        <source>Open since</source>
        <translation>Abierta desde</translation>
    </message>
    <message>
        <source>Severity since</source>
        <translation>Gravedad desde</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>Vista por</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Silent until</source>
        <translation>En silencio hasta</translation>
    </message>
    <message>
        <source>From where on it is an alert</source>
        <translation>A partir de dónde es una alerta</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::AnswerModel</name>
    <message>
        <source>masked</source>
        <translation>enmascarada</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::AnswerView</name>
    <message>
        <source>Masked: your role does not read this column.</source>
        <translation>Enmascarada: tu rol no lee esta columna.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>the first %1 of %2 characters</source>
        <translation>los primeros %1 de %2 caracteres</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>Exportar como CSV</translation>
    </message>
    <message>
        <source>Export as JSON Lines</source>
        <translation>Exportar como JSON Lines</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tablas (*.csv)</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>answer</source>
        <comment>file name</comment>
        <translation>respuesta</translation>
    </message>
    <message>
        <source>The rows could not be exported.</source>
        <translation>No se pudieron exportar las filas.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) written to %1</source>
        <translation>
            <numerusform>%Ln fila escrita en %1</numerusform>
            <numerusform>%Ln filas escritas en %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>As CSV…</source>
        <translation>Como CSV…</translation>
    </message>
    <message>
        <source>As JSON Lines…</source>
        <translation>Como JSON Lines…</translation>
    </message>
    <message>
        <source>Copy the chosen cells</source>
        <translation>Copiar las celdas elegidas</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Value of the chosen cell</source>
        <translation>Valor de la celda elegida</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::AssignForm</name>
    <message>
        <source>The tenants could not be read.</source>
        <translation>No se han podido leer los tenants.</translation>
    </message>
    <message>
        <source>Nothing was assigned.</source>
        <translation>No se ha asignado nada.</translation>
    </message>
    <message>
        <source>%1 to be assigned, %2 to be taken away</source>
        <comment>counts</comment>
        <translation>%1 por asignar, %2 por quitar</translation>
    </message>
    <message>
        <source>Tenants of %1</source>
        <translation>Tenants de %1</translation>
    </message>
    <message>
        <source>They see these and no others: in lists, counts, search, events and jobs, also with psql.</source>
        <translation>Ve estos y ningún otro: en listas, recuentos, búsqueda, eventos y trabajos, también con psql.</translation>
    </message>
    <message>
        <source>No tenants yet</source>
        <translation>Aún no hay tenants</translation>
    </message>
    <message>
        <source>There is nothing to assign before the first tenant is provisioned.</source>
        <translation>No hay nada que asignar antes de aprovisionar el primer tenant.</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>G&amp;uardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>as command</source>
        <translation>como comando</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::AuditExport</name>
    <message>
        <source>CSV, for spreadsheets (*.csv)</source>
        <translation>CSV, para hojas de cálculo (*.csv)</translation>
    </message>
    <message>
        <source>JSON Lines, one event a line (*.jsonl)</source>
        <translation>JSON Lines, un evento por línea (*.jsonl)</translation>
    </message>
    <message>
        <source>Export the events</source>
        <translation>Exportar los eventos</translation>
    </message>
    <message>
        <source>The export was cancelled; no file was written.</source>
        <translation>Exportación cancelada; no se ha escrito ningún archivo.</translation>
    </message>
    <message>
        <source>The events were not exported.</source>
        <translation>Los eventos no se han exportado.</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Exportando</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) written to %1.</source>
        <translation>
            <numerusform>Se ha escrito %Ln evento en %1.</numerusform>
            <numerusform>Se han escrito %Ln eventos en %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::AuditFilters</name>
    <message>
        <source>Search in names, before and after</source>
        <translation>Buscar en nombres, antes y después</translation>
    </message>
    <message>
        <source>Any operator</source>
        <translation>Cualquier operador</translation>
    </message>
    <message>
        <source>Any program</source>
        <translation>Cualquier programa</translation>
    </message>
    <message>
        <source>Any kind</source>
        <translation>Cualquier tipo</translation>
    </message>
    <message>
        <source>Any action</source>
        <translation>Cualquier acción</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>En cualquier momento</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Última hora</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Últimas 24 horas</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Últimos 30 días</translation>
    </message>
    <message>
        <source>Between…</source>
        <translation>Entre…</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operador</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>A part of the name, the slug, or the id</source>
        <translation>Una parte del nombre, el slug o el id</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::AuditModel</name>
    <message>
        <source>d MMM yyyy, HH:mm:ss</source>
        <comment>date and time of an event</comment>
        <translation>d MMM yyyy, HH:mm:ss</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>field, before, after</comment>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operador</translation>
    </message>
    <message>
        <source>With</source>
        <comment>which program</comment>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Cambios</translation>
    </message>
    <message>
        <source>d MMM, HH:mm:ss</source>
        <comment>date and time of an event of this year</comment>
        <translation>d MMM, HH:mm:ss</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::AuditPage</name>
    <message>
        <source>The events could not be read.</source>
        <translation>No se han podido leer los eventos.</translation>
    </message>
    <message>
        <source>Older events could not be read.</source>
        <translation>No se han podido leer los eventos anteriores.</translation>
    </message>
    <message>
        <source>Back to the newest</source>
        <translation>Volver a los últimos</translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln new events</source>
        <translation>
            <numerusform>Más de %Ln evento nuevo</numerusform>
            <numerusform>Más de %Ln eventos nuevos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new event(s)</source>
        <translation>
            <numerusform>%Ln evento nuevo</numerusform>
            <numerusform>%Ln eventos nuevos</numerusform>
        </translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportar…</translation>
    </message>
    <message>
        <source>&amp;Verify chain</source>
        <translation>&amp;Verificar cadena</translation>
    </message>
    <message>
        <source>Show them on top of the list</source>
        <translation>Mostrarlos al principio de la lista</translation>
    </message>
    <message>
        <source>Events, newest first</source>
        <translation>Eventos, lo más nuevo primero</translation>
    </message>
    <message>
        <source>as command</source>
        <translation>como comando</translation>
    </message>
    <message>
        <source>No event is like that</source>
        <translation>Ningún evento es así</translation>
    </message>
    <message>
        <source>Nothing was changed yet</source>
        <translation>Todavía no se ha cambiado nada</translation>
    </message>
    <message>
        <source>Take a part of the filter away, or show all events.</source>
        <translation>Se puede quitar una parte del filtro o mostrar todos los eventos.</translation>
    </message>
    <message>
        <source>Whatever is changed by the panel, the command line or anything else is written down here.</source>
        <translation>Aquí queda escrito todo lo que se cambie desde el panel, la línea de comandos o cualquier otro sitio.</translation>
    </message>
    <message>
        <source>Show all events</source>
        <translation>Mostrar todos los eventos</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Auditoría</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::BaselineModel</name>
    <message>
        <source>had it already</source>
        <translation>ya lo tenía</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) written down</source>
        <translation>
            <numerusform>%Ln archivo anotado</numerusform>
            <numerusform>%Ln archivos anotados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) would be written down</source>
        <translation>
            <numerusform>se anotaría %Ln archivo</numerusform>
            <numerusform>se anotarían %Ln archivos</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing recognised</source>
        <translation>nada reconocido</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <comment>tool, table</comment>
        <translation>%1, en %2</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>Recognised</source>
        <translation>Reconocido</translation>
    </message>
    <message>
        <source>Applied by it</source>
        <translation>Aplicadas por ella</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::BaselinePanel</name>
    <message numerus="yes">
        <source>Write down in %Ln database(s) that these migrations were applied? None of them is run; what the other tool wrote down stays.</source>
        <translation>
            <numerusform>¿Anotar en %Ln base de datos que estas migraciones se aplicaron? No se ejecuta ninguna; lo que anotó la otra herramienta se queda.</numerusform>
            <numerusform>¿Anotar en %Ln bases de datos que estas migraciones se aplicaron? No se ejecuta ninguna; lo que anotó la otra herramienta se queda.</numerusform>
        </translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>Anotar</translation>
    </message>
    <message>
        <source>As recognised</source>
        <translation>Según lo reconocido</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>Hasta %1</translation>
    </message>
    <message>
        <source>Writing down</source>
        <translation>Anotando</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Mirando</translation>
    </message>
    <message>
        <source>The databases could not be looked at.</source>
        <translation>No se pudieron mirar las bases de datos.</translation>
    </message>
    <message>
        <source>Not everything was written down.</source>
        <translation>No se anotó todo.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln can be written down</source>
        <translation>
            <numerusform>%Ln se puede anotar</numerusform>
            <numerusform>%Ln se pueden anotar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot</source>
        <translation>
            <numerusform>%Ln no</numerusform>
            <numerusform>%Ln no</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln written down</source>
        <translation>
            <numerusform>%Ln anotado</numerusform>
            <numerusform>%Ln anotados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln con fallo</numerusform>
            <numerusform>%Ln con fallo</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Mirando…</translation>
    </message>
    <message>
        <source>Nobody to adopt</source>
        <translation>Nadie que adoptar</translation>
    </message>
    <message>
        <source>No tenant is without a version. With a filter, those that match are looked at, whatever their version.</source>
        <translation>Ningún tenant está sin versión. Con un filtro se miran los que coinciden, sea cual sea su versión.</translation>
    </message>
    <message>
        <source>Databases that another tool migrated</source>
        <translation>Bases de datos que migró otra herramienta</translation>
    </message>
    <message>
        <source>“Look” reads in each tenant without a version what Flyway, Liquibase, Prisma, golang-migrate, dbmate, Alembic, Django, Rails, Knex, Sqitch or node-pg-migrate wrote down, and says which version that is. Nothing is changed before you say so.</source>
        <translation>«Mirar» lee en cada tenant sin versión lo que anotaron Flyway, Liquibase, Prisma, golang-migrate, dbmate, Alembic, Django, Rails, Knex, Sqitch o node-pg-migrate, y dice qué versión es esa. No se cambia nada sin confirmarlo.</translation>
    </message>
    <message>
        <source>Its last one was applied %1.</source>
        <translation>La última se aplicó %1.</translation>
    </message>
    <message>
        <source>To be written down as applied</source>
        <translation>Para anotar como aplicados</translation>
    </message>
    <message>
        <source>Not files of the product</source>
        <translation>No son archivos del producto</translation>
    </message>
    <message>
        <source>Missing before the last one</source>
        <translation>Faltan antes de la última</translation>
    </message>
    <message>
        <source>With another checksum</source>
        <translation>Con otra suma de comprobación</translation>
    </message>
    <message>
        <source>Failed or left in the middle</source>
        <translation>Con fallo o a medias</translation>
    </message>
    <message>
        <source>Left alone</source>
        <translation>Aparte</translation>
    </message>
    <message>
        <source>Only looks like a history</source>
        <translation>Solo parece un historial</translation>
    </message>
    <message>
        <source>Tenants without a version, or a filter: plan:gold server:db2</source>
        <translation>Tenants sin versión, o un filtro: plan:gold server:db2</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>&amp;Mirar</translation>
    </message>
    <message>
        <source>&amp;Write down…</source>
        <translation>&amp;Anotar…</translation>
    </message>
    <message>
        <source>as command</source>
        <translation>como comando</translation>
    </message>
    <message>
        <source>Tenants to adopt</source>
        <translation>Tenants que adoptar</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::BatchModel</name>
    <message>
        <source>Not checked yet</source>
        <translation>Sin comprobar todavía</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>En curso…</translation>
    </message>
    <message>
        <source>Provisioned</source>
        <translation>Aprovisionado</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Con fallo</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>como siempre</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>Slug</source>
        <translation>Slug</translation>
    </message>
    <message>
        <source>Product and plan</source>
        <translation>Producto y plan</translation>
    </message>
    <message>
        <source>First admin</source>
        <translation>Primer administrador</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::BatchPage</name>
    <message>
        <source>Choose a CSV file</source>
        <translation>Elegir un archivo CSV</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt);;All files (*)</source>
        <translation>Tablas (*.csv *.tsv *.txt);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>The table was not taken.</source>
        <translation>La tabla no se ha aceptado.</translation>
    </message>
    <message>
        <source>The checks could not be run.</source>
        <translation>No se han podido hacer las comprobaciones.</translation>
    </message>
    <message>
        <source>Save the report with temporary passwords</source>
        <translation>Guardar el informe con las contraseñas temporales</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Guardar el informe</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tablas (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln fila</numerusform>
            <numerusform>%Ln filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln provisioned</source>
        <translation>
            <numerusform>%Ln aprovisionado</numerusform>
            <numerusform>%Ln aprovisionados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with a problem</source>
        <translation>
            <numerusform>%Ln con un problema</numerusform>
            <numerusform>%Ln con problemas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Provision %Ln tenant(s)</source>
        <translation>
            <numerusform>&amp;Aprovisionar %Ln tenant</numerusform>
            <numerusform>&amp;Aprovisionar %Ln tenants</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose &amp;file</source>
        <translation>Elegir archi&amp;vo</translation>
    </message>
    <message>
        <source>Test onl&amp;y</source>
        <translation>Solo co&amp;mprobar</translation>
    </message>
    <message>
        <source>&amp;Save report</source>
        <translation>&amp;Guardar el informe</translation>
    </message>
    <message>
        <source>Save pass&amp;words</source>
        <translation>Guardar las contrase&amp;ñas</translation>
    </message>
    <message>
        <source>The report with the temporary passwords, readable by you only. They are shown this once.</source>
        <translation>El informe con las contraseñas temporales, legible solo por quien lo guarda. Se muestran esta única vez.</translation>
    </message>
    <message>
        <source>Provisioning</source>
        <translation>Aprovisionando</translation>
    </message>
    <message>
        <source>Rows of the table</source>
        <translation>Filas de la tabla</translation>
    </message>
    <message>
        <source>Many tenants at once</source>
        <translation>Muchos tenants a la vez</translation>
    </message>
    <message>
        <source>Drop a CSV file here, or choose one. Its first row names the columns: name, slug, subdomain, product, plan, server, admin_name, admin_email, labels. Only “name” is needed.</source>
        <translation>Soltar aquí un archivo CSV, o elegir uno. La primera fila nombra las columnas: name, slug, subdomain, product, plan, server, admin_name, admin_email, labels. Solo «name» es necesaria.</translation>
    </message>
    <message>
        <source>Choose file</source>
        <translation>Elegir archivo</translation>
    </message>
    <message>
        <source>Provision from a table (CSV)</source>
        <translation>Aprovisionar desde una tabla (CSV)</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>Comprobando</translation>
    </message>
    <message>
        <source>The table is not provisioned to its end yet.</source>
        <translation>La tabla aún no se ha aprovisionado hasta el final.</translation>
    </message>
    <message>
        <source>Stop there</source>
        <translation>Parar ahí</translation>
    </message>
    <message numerus="yes">
        <source>%Ln temporary password(s) that are shown only this once are not saved yet.</source>
        <translation>
            <numerusform>%Ln contraseña temporal que solo se muestra esta vez no está guardada todavía.</numerusform>
            <numerusform>%Ln contraseñas temporales que solo se muestran esta vez no están guardadas todavía.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::BottomBar</name>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>%1: step %2 of %3</source>
        <translation>%1: paso %2 de %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln jobs running</source>
        <translation>
            <numerusform>%Ln trabajo en curso</numerusform>
            <numerusform>%Ln trabajos en curso</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln jobs wait for a decision</source>
        <translation>
            <numerusform>%Ln trabajo espera una decisión</numerusform>
            <numerusform>%Ln trabajos esperan una decisión</numerusform>
        </translation>
    </message>
    <message>
        <source>No jobs running</source>
        <translation>Ningún trabajo en curso</translation>
    </message>
    <message>
        <source>Jobs: %1</source>
        <translation>Trabajos: %1</translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <translation>Sin conexión desde las %1</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>En línea</translation>
    </message>
    <message>
        <source>%1: %2 of %3, %4 left</source>
        <comment>run, tenants done, tenants, time</comment>
        <translation>%1: %2 de %3, quedan %4</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <comment>run, tenants done, tenants</comment>
        <translation>%1: %2 de %3</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::BulkChange</name>
    <message>
        <source>Nothing was changed.</source>
        <translation>No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Nothing was undone.</source>
        <translation>No se ha deshecho nada.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Mirando…</translation>
    </message>
    <message numerus="yes">
        <source>Chan&amp;ge %Ln tenant(s)</source>
        <translation>
            <numerusform>C&amp;ambiar %Ln tenant</numerusform>
            <numerusform>C&amp;ambiar %Ln tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln have it like this already.</source>
        <translation>
            <numerusform>%Ln ya lo tiene así.</numerusform>
            <numerusform>%Ln ya lo tienen así.</numerusform>
        </translation>
    </message>
    <message>
        <source>The feature is off for all at the moment; that stays so.</source>
        <translation>La funcionalidad está apagada para todos en este momento; así sigue.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) lack schema version %1 and are left out: %2</source>
        <translation>
            <numerusform>A %Ln tenant le falta la versión de esquema %1 y queda fuera: %2</numerusform>
            <numerusform>A %Ln tenants les falta la versión de esquema %1 y quedan fuera: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) have again what they had before.</source>
        <translation>
            <numerusform>%Ln tenant vuelve a tener lo de antes.</numerusform>
            <numerusform>%Ln tenants vuelven a tener lo de antes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) changed.</source>
        <translation>
            <numerusform>%Ln tenant cambiado.</numerusform>
            <numerusform>%Ln tenants cambiados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) were changed by somebody else meanwhile and left alone.</source>
        <translation>
            <numerusform>%Ln tenant lo cambió otra persona entretanto y no se ha tocado.</numerusform>
            <numerusform>%Ln tenants los cambió otra persona entretanto y no se han tocado.</numerusform>
        </translation>
    </message>
    <message>
        <source>Change “%1” for tenants</source>
        <translation>Cambiar «%1» en tenants</translation>
    </message>
    <message>
        <source>&amp;Which tenants</source>
        <translation>Qué &amp;tenants</translation>
    </message>
    <message>
        <source>W&amp;hat</source>
        <translation>&amp;Qué</translation>
    </message>
    <message>
        <source>Give this value</source>
        <translation>Dar este valor</translation>
    </message>
    <message>
        <source>Take the override away</source>
        <translation>Quitar la excepción</translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation>&amp;Valor</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>Others will read it.</source>
        <translation>Otros lo leerán.</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>D&amp;esde</translation>
    </message>
    <message>
        <source>Un&amp;til</source>
        <translation>&amp;Hasta</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>Vista &amp;previa</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Ce&amp;rrar</translation>
    </message>
    <message>
        <source>as command</source>
        <translation>como comando</translation>
    </message>
    <message>
        <source>Who changes from what to what</source>
        <translation>Quién cambia de qué a qué</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) lose their override.</source>
        <translation>
            <numerusform>%Ln tenant pierde su excepción.</numerusform>
            <numerusform>%Ln tenants pierden su excepción.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) get this override.</source>
        <translation>
            <numerusform>%Ln tenant recibe esta excepción.</numerusform>
            <numerusform>%Ln tenants reciben esta excepción.</numerusform>
        </translation>
    </message>
    <message>
        <source>As in the tenants&apos; filter: plan:gold state:active; empty for all</source>
        <translation>Filtro de tenants: plan:gold state:active; vacío: todos</translation>
    </message>
    <message>
        <source>Every tenant gets the feature&apos;s default at the moment; that stays so.</source>
        <translation>Por el momento todos los tenants reciben el valor por defecto de la funcionalidad; eso sigue igual.</translation>
    </message>
    <message>
        <source>Change “%1” for one tenant</source>
        <translation>Cambiar «%1» en un tenant</translation>
    </message>
    <message>
        <source>Change “%1” for %2</source>
        <translation>Cambiar «%1» en %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) were changed by somebody else meanwhile and left alone: %1</source>
        <translation>
            <numerusform>%Ln tenant lo cambió otra persona entretanto y no se ha tocado: %1</numerusform>
            <numerusform>%Ln tenants los cambió otra persona entretanto y no se han tocado: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>What they have goes on until %1.</source>
        <translation>Lo que tienen sigue hasta %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) cannot have again what they had, and are left alone.</source>
        <translation>
            <numerusform>%Ln tenant no puede recuperar lo que tenía, y queda como está.</numerusform>
            <numerusform>%Ln tenants no pueden recuperar lo que tenían, y quedan como están.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) cannot have again what they had, and are left alone: %1</source>
        <translation>
            <numerusform>%Ln tenant no puede recuperar lo que tenía, y queda como está: %1</numerusform>
            <numerusform>%Ln tenants no pueden recuperar lo que tenían, y quedan como están: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %Ln tenant(s) another value holds from then on.</source>
        <translation>
            <numerusform>Para %Ln tenant rige otro valor desde entonces.</numerusform>
            <numerusform>Para %Ln tenants rige otro valor desde entonces.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::BulkModel</name>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Changed by somebody else meanwhile, and left alone.</source>
        <translation>Cambiado entretanto por otra persona; no se ha tocado.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>%1, left alone</source>
        <comment>a value</comment>
        <translation>%1, sin tocar</translation>
    </message>
    <message>
        <source>Once it is over</source>
        <translation>Cuando termine</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::CauseList</name>
    <message>
        <source>Retry this group</source>
        <translation>Reintentar este grupo</translation>
    </message>
    <message>
        <source>Most likely: %1</source>
        <translation>Lo más probable: %1</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>Qué hacer: %1</translation>
    </message>
    <message>
        <source>details</source>
        <translation>detalles</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s)</source>
        <translation>
            <numerusform>%Ln tenant</numerusform>
            <numerusform>%Ln tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>y %Ln más</numerusform>
            <numerusform>y %Ln más</numerusform>
        </translation>
    </message>
    <message>
        <source>Line %1 of %2</source>
        <comment>number, file</comment>
        <translation>Línea %1 de %2</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ChainCheck</name>
    <message>
        <source>What this computer saw before could not be read.</source>
        <translation>No se ha podido leer lo que este equipo había visto.</translation>
    </message>
    <message>
        <source>The chain could not be verified.</source>
        <translation>No se ha podido verificar la cadena.</translation>
    </message>
    <message>
        <source>This computer could not keep where the chain ends.</source>
        <translation>Este equipo no ha podido guardar dónde termina la cadena.</translation>
    </message>
    <message>
        <source>The anchor could not be read.</source>
        <translation>No se ha podido leer el ancla.</translation>
    </message>
    <message>
        <source>The anchor could not be saved.</source>
        <translation>No se ha podido guardar el ancla.</translation>
    </message>
    <message>
        <source>Choose an anchor</source>
        <translation>Elegir un ancla</translation>
    </message>
    <message>
        <source>Anchors (*.json);;All files (*)</source>
        <translation>Anclas (*.json);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Save the anchor</source>
        <translation>Guardar el ancla</translation>
    </message>
    <message>
        <source>Anchors (*.json)</source>
        <translation>Anclas (*.json)</translation>
    </message>
    <message>
        <source>Forget what this computer saw of the events before, and take what is there now for right? Only after the registry was restored on purpose.</source>
        <translation>¿Olvidar lo que este equipo había visto de los eventos y dar por bueno lo que hay ahora? Solo si el registro se ha restaurado a propósito.</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Olvidarlo</translation>
    </message>
    <message>
        <source>What this computer saw before could not be forgotten.</source>
        <translation>No se ha podido olvidar lo que este equipo había visto.</translation>
    </message>
    <message>
        <source>Last event: %1, hash %2</source>
        <translation>Último evento: %1, hash %2</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Editado</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Falta</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Movido</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Reemplazado</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Recortado</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Añadido</translation>
    </message>
    <message>
        <source>Older than what was seen</source>
        <translation>Más antiguo que lo visto</translation>
    </message>
    <message>
        <source>Rewritten</source>
        <translation>Reescrito</translation>
    </message>
    <message>
        <source>Cancelled: nothing is known about the rest.</source>
        <translation>Cancelado: del resto no se sabe nada.</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Íntegro</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Roto</translation>
    </message>
    <message>
        <source>No event was edited, removed, moved or cut off.</source>
        <translation>Ningún evento se ha editado, quitado, movido ni recortado.</translation>
    </message>
    <message>
        <source>The record of what happened is not what it was.</source>
        <translation>El registro de lo ocurrido no es el que era.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) verified in %1, the last one of %2.</source>
        <translation>
            <numerusform>%Ln evento verificado en %1, del %2.</numerusform>
            <numerusform>%Ln eventos verificados en %1, el último del %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It agrees with %Ln place(s) in the chain that this computer saw before.</source>
        <translation>
            <numerusform>Coincide con %Ln punto de la cadena que este equipo ya había visto.</numerusform>
            <numerusform>Coincide con %Ln puntos de la cadena que este equipo ya había visto.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer saw nothing of it before: events cut off earlier would not be noticed. From now on they are.</source>
        <translation>Este equipo no la había visto antes: no se notarían eventos recortados con anterioridad. A partir de ahora, sí.</translation>
    </message>
    <message>
        <source>It agrees with the anchor %1 (event %2, of %3).</source>
        <translation>Coincide con el ancla %1 (evento %2, del %3).</translation>
    </message>
    <message>
        <source>It does not agree with the anchor %1 (event %2, of %3).</source>
        <translation>No coincide con el ancla %1 (evento %2, del %3).</translation>
    </message>
    <message>
        <source>The anchor is in %1. Keep it where who may change the registry cannot.</source>
        <translation>El ancla está en %1. Conviene guardarla donde no llegue quien puede cambiar el registro.</translation>
    </message>
    <message>
        <source>%1 by %2, with %3</source>
        <comment>time, operator, program</comment>
        <translation>%1 por %2, con %3</translation>
    </message>
    <message>
        <source>Show event %1</source>
        <translation>Mostrar el evento %1</translation>
    </message>
    <message>
        <source>… and more.</source>
        <translation>… y más.</translation>
    </message>
    <message>
        <source>Keep the server&apos;s log and its backups: who did this had the rights of a superuser or of the registry&apos;s owner.</source>
        <translation>Hay que conservar el log del servidor y sus copias: quien lo hizo tenía los derechos de un superusuario o del dueño del registro.</translation>
    </message>
    <message>
        <source>Is the record whole?</source>
        <translation>¿Está íntegro el registro de cambios?</translation>
    </message>
    <message>
        <source>Every event carries a hash of the one before it. The whole chain is read and hashed on this computer, and compared with what was seen of it before.</source>
        <translation>Cada evento lleva un hash del anterior. La cadena entera se lee y se calcula en este equipo, y se compara con lo que ya se había visto de ella.</translation>
    </message>
    <message>
        <source>Compare with an anchor…</source>
        <translation>Comparar con un ancla…</translation>
    </message>
    <message>
        <source>Save &amp;anchor…</source>
        <translation>Guardar &amp;ancla…</translation>
    </message>
    <message>
        <source>A small file that says where the chain ends now. Kept elsewhere, it finds what is rewritten or cut off later.</source>
        <translation>Un archivo pequeño que dice dónde termina ahora la cadena. Guardado en otro sitio, descubre lo que se reescriba o recorte después.</translation>
    </message>
    <message>
        <source>Take what is there now for right…</source>
        <translation>Dar por bueno lo que hay ahora…</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Ce&amp;rrar</translation>
    </message>
    <message>
        <source>as command</source>
        <translation>como comando</translation>
    </message>
    <message>
        <source>the result</source>
        <translation>el resultado</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>Verificando</translation>
    </message>
    <message>
        <source>Verify &amp;now</source>
        <translation>Verificar a&amp;hora</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ChangePassword</name>
    <message>
        <source>The two passwords differ.</source>
        <translation>Las dos contraseñas no coinciden.</translation>
    </message>
    <message>
        <source>The password was not changed.</source>
        <translation>La contraseña no se ha cambiado.</translation>
    </message>
    <message>
        <source>Choose a password of your own</source>
        <translation>Elegir una contraseña propia</translation>
    </message>
    <message>
        <source>%1 signed in with a one-time password. It opens nothing but this: from now on your own password counts, and nobody else knows it.</source>
        <translation>%1 ha entrado con una contraseña de un solo uso. No abre nada más que esto: desde ahora vale la contraseña propia, y nadie más la conoce.</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>Contraseña &amp;nueva</translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) or more; a few words in a row are easy to remember.</source>
        <translation>
            <numerusform>%Ln carácter o más; unas palabras seguidas se recuerdan bien.</numerusform>
            <numerusform>%Ln caracteres o más; unas palabras seguidas se recuerdan bien.</numerusform>
        </translation>
    </message>
    <message>
        <source>The same &amp;again</source>
        <translation>&amp;Repetirla</translation>
    </message>
    <message>
        <source>Changing…</source>
        <translation>Cambiando…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>The password that you have now is missing.</source>
        <translation>Falta la contraseña actual.</translation>
    </message>
    <message>
        <source>That is not the password that you have now.</source>
        <translation>Esa no es la contraseña actual.</translation>
    </message>
    <message>
        <source>Change my password</source>
        <translation>Cambiar mi contraseña</translation>
    </message>
    <message>
        <source>For %1. This window goes on; every other sign-in of this account ends.</source>
        <translation>Para %1. Esta ventana continúa; cualquier otra sesión de esta cuenta termina.</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>&amp;Cambiar</translation>
    </message>
    <message>
        <source>Current &amp;password</source>
        <translation>Contraseña actua&amp;l</translation>
    </message>
    <message>
        <source>Change and &amp;sign in</source>
        <translation>Cambiar e iniciar &amp;sesión</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::CollectorBar</name>
    <message>
        <source>This panel watches</source>
        <translation>Este panel vigila</translation>
    </message>
    <message>
        <source>Begins to watch…</source>
        <translation>Empieza a vigilar…</translation>
    </message>
    <message>
        <source>%1 watches, this panel stands by</source>
        <comment>who</comment>
        <translation>Vigila %1, este panel espera</translation>
    </message>
    <message>
        <source>%1 watches</source>
        <comment>who</comment>
        <translation>Vigila %1</translation>
    </message>
    <message>
        <source>Nobody watches</source>
        <translation>No vigila nadie</translation>
    </message>
    <message>
        <source>looked at %1 s ago</source>
        <translation>visto hace %1 s</translation>
    </message>
    <message>
        <source>looked at %1</source>
        <translation>visto %1</translation>
    </message>
    <message>
        <source>&amp;Watch from here</source>
        <translation>&amp;Vigilar desde aquí</translation>
    </message>
    <message>
        <source>Stop &amp;watching</source>
        <translation>Dejar de &amp;vigilar</translation>
    </message>
    <message>
        <source>This panel stopped watching.</source>
        <translation>Este panel ha dejado de vigilar.</translation>
    </message>
    <message>
        <source>Watch from here</source>
        <translation>Vigilar desde aquí</translation>
    </message>
    <message>
        <source>watching as command</source>
        <translation>vigilar como comando</translation>
    </message>
    <message>
        <source>Looks at servers and tenants from this computer until the panel is closed</source>
        <translation>Mira los servidores y los tenants desde este equipo hasta que se cierre el panel</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ColumnList</name>
    <message>
        <source>USERs do not read it: the rule %1 masks it.</source>
        <translation>Los USER no la leen: la regla %1 la enmascara.</translation>
    </message>
    <message>
        <source>Not open to your role: it is made of something that is masked, or came after the columns were granted.</source>
        <translation>No está abierta a tu rol: se hace con algo enmascarado, o llegó después de conceder las columnas.</translation>
    </message>
    <message>
        <source>Masked by the rule %1: your role does not read it. An ADMIN can look, or change the rule.</source>
        <translation>Enmascarada por la regla %1: tu rol no la lee. Un ADMIN puede mirar, o cambiar la regla.</translation>
    </message>
    <message>
        <source>%1, masked</source>
        <comment>a column</comment>
        <translation>%1, enmascarada</translation>
    </message>
    <message>
        <source>Table or column</source>
        <translation>Tabla o columna</translation>
    </message>
    <message>
        <source>Filter of tables and columns</source>
        <translation>Filtro de tablas y columnas</translation>
    </message>
    <message>
        <source>Tables and columns; Enter takes a name into the query</source>
        <translation>Tablas y columnas; Entrar lleva un nombre a la consulta</translation>
    </message>
    <message>
        <source>Write a query of it</source>
        <translation>Escribir una consulta</translation>
    </message>
    <message>
        <source>Writes a query that names the columns of the chosen table</source>
        <translation>Escribe una consulta que nombra las columnas de la tabla elegida</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::CommandPalette</name>
    <message>
        <source>Search tenants, pages and actions</source>
        <translation>Buscar tenants, páginas y acciones</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Nothing found. Tenants are found by name, slug, subdomain, database or id.</source>
        <translation>No se ha encontrado nada. Los tenants se encuentran por nombre, slug, subdominio, base de datos o id.</translation>
    </message>
    <message>
        <source>↑ ↓ choose    Enter open    Esc close</source>
        <translation>↑ ↓ elegir    Intro abrir    Esc cerrar</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::CompanyStep</name>
    <message>
        <source>Looking whether it is free…</source>
        <translation>Comprobando si está libre…</translation>
    </message>
    <message>
        <source>Free.</source>
        <translation>Libre.</translation>
    </message>
    <message>
        <source>Free: %1</source>
        <translation>Libre: %1</translation>
    </message>
    <message>
        <source>Co&amp;mpany name</source>
        <translation>&amp;Nombre de la empresa</translation>
    </message>
    <message>
        <source>As people write it, with accents and all.</source>
        <translation>Como se escribe, con acentos y todo.</translation>
    </message>
    <message>
        <source>S&amp;lug</source>
        <translation>S&amp;lug</translation>
    </message>
    <message>
        <source>The short name that commands and filters use.</source>
        <translation>El nombre corto que usan los comandos y los filtros.</translation>
    </message>
    <message>
        <source>Su&amp;bdomain</source>
        <translation>Su&amp;bdominio</translation>
    </message>
    <message>
        <source>Where the tenant&apos;s people will go.</source>
        <translation>Adonde irán las personas del tenant.</translation>
    </message>
    <message>
        <source>Lab&amp;els</source>
        <translation>&amp;Etiquetas</translation>
    </message>
    <message>
        <source>Panadería O&apos;Higgins</source>
        <translation>Panadería O&apos;Higgins</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>Who is it for? The short names are suggested; change them if you like.</source>
        <translation>¿Para quién es? Los nombres cortos se proponen; se pueden cambiar.</translation>
    </message>
    <message>
        <source>Separated by commas, to find the tenant by: vip, pilot</source>
        <translation>Separadas por comas, para encontrar el tenant: vip, piloto</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ConfirmBar</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>The changes made here are not saved.</source>
        <translation>Los cambios hechos aquí no están guardados.</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>Descartarlos</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::CopyButton</name>
    <message numerus="yes">
        <source>Copied. The clipboard is emptied in %Ln seconds.</source>
        <translation>
            <numerusform>Se ha copiado. El portapapeles se vacía en %Ln segundo.</numerusform>
            <numerusform>Se ha copiado. El portapapeles se vacía en %Ln segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Copiar: %1</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::CreateRegistry</name>
    <message>
        <source>Which server? Enter its name, its address, or the folder of its socket.</source>
        <translation>¿Qué servidor? Hace falta su nombre, su dirección o la carpeta de su socket.</translation>
    </message>
    <message>
        <source>Enter a role that may create databases and roles.</source>
        <translation>Hace falta un rol que pueda crear bases de datos y roles.</translation>
    </message>
    <message>
        <source>Give the registry a name: it is shown at the top of every window.</source>
        <translation>El registro necesita un nombre: se muestra en la parte superior de cada ventana.</translation>
    </message>
    <message>
        <source>Enter a domain such as example.org.</source>
        <translation>Hace falta un dominio como example.org.</translation>
    </message>
    <message>
        <source>Enter the name that colleagues know.</source>
        <translation>Hace falta el nombre que conocen los compañeros.</translation>
    </message>
    <message>
        <source>This password is too easy to guess. Use at least 12 characters, or a few words that do not belong together.</source>
        <translation>Esta contraseña es demasiado fácil de adivinar. Usar al menos 12 caracteres, o unas palabras que no vayan juntas.</translation>
    </message>
    <message>
        <source>Stopped. What was made so far has been taken back.</source>
        <translation>Detenido. Lo hecho hasta aquí se ha deshecho.</translation>
    </message>
    <message>
        <source>The registry was not created.</source>
        <translation>El registro no se ha creado.</translation>
    </message>
    <message>
        <source>At least 12 characters.</source>
        <translation>Al menos 12 caracteres.</translation>
    </message>
    <message>
        <source>Weak: easy to guess.</source>
        <translation>Débil: fácil de adivinar.</translation>
    </message>
    <message>
        <source>Fair: longer is better.</source>
        <translation>Aceptable: más larga es mejor.</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>Buena.</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>Fuerte.</translation>
    </message>
    <message>
        <source>Strength of the password: %1</source>
        <translation>Solidez de la contraseña: %1</translation>
    </message>
    <message>
        <source>Root certificate</source>
        <translation>Certificado raíz</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Certificados (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Create a registry</source>
        <translation>Crear un registro</translation>
    </message>
    <message>
        <source>The registry is a PostgreSQL database that says who your tenants are and where their data lives.</source>
        <translation>El registro es una base de datos PostgreSQL que dice quiénes son los tenants y dónde están sus datos.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>The role needs CREATEDB and CREATEROLE. It is used now, and not kept.</source>
        <translation>El rol necesita CREATEDB y CREATEROLE. Se usa ahora y no se guarda.</translation>
    </message>
    <message>
        <source>&amp;Fields</source>
        <translation>Por campo&amp;s</translation>
    </message>
    <message>
        <source>Connection &amp;URI</source>
        <translation>Por &amp;URI</translation>
    </message>
    <message>
        <source>Connection URI</source>
        <translation>URI de conexión</translation>
    </message>
    <message>
        <source>&amp;Host or socket folder</source>
        <translation>&amp;Host o carpeta del socket</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>Puer&amp;to</translation>
    </message>
    <message>
        <source>R&amp;ole</source>
        <translation>&amp;Rol</translation>
    </message>
    <message>
        <source>Pass&amp;word of the role</source>
        <translation>Contr&amp;aseña del rol</translation>
    </message>
    <message>
        <source>&amp;Encryption (TLS)</source>
        <translation>Ci&amp;frado (TLS)</translation>
    </message>
    <message>
        <source>Encrypted, name and certificate checked</source>
        <translation>Cifrado, con nombre y certificado comprobados</translation>
    </message>
    <message>
        <source>Encrypted, certificate checked</source>
        <translation>Cifrado, con certificado comprobado</translation>
    </message>
    <message>
        <source>Encrypted, not checked</source>
        <translation>Cifrado, sin comprobar</translation>
    </message>
    <message>
        <source>Encrypted if the server offers it</source>
        <translation>Cifrado si el servidor lo ofrece</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Sin cifrar</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>For example: Production</source>
        <translation>Por ejemplo: Producción</translation>
    </message>
    <message>
        <source>&amp;Kind and colour</source>
        <translation>Tipo &amp;y color</translation>
    </message>
    <message>
        <source>&amp;Base domain</source>
        <translation>Dominio &amp;base</translation>
    </message>
    <message>
        <source>A tenant&apos;s address is its subdomain followed by this.</source>
        <translation>La dirección de un tenant es su subdominio seguido de esto.</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>Base de &amp;datos</translation>
    </message>
    <message>
        <source>Made on the server; must not exist yet.</source>
        <translation>Se crea en el servidor; no debe existir todavía.</translation>
    </message>
    <message>
        <source>First administrator</source>
        <translation>Primer administrador</translation>
    </message>
    <message>
        <source>&amp;Login</source>
        <translation>Identificador (&amp;login)</translation>
    </message>
    <message>
        <source>Becomes a PostgreSQL role.</source>
        <translation>Pasa a ser un rol de PostgreSQL.</translation>
    </message>
    <message>
        <source>N&amp;ame of the person</source>
        <translation>Nombr&amp;e de la persona</translation>
    </message>
    <message>
        <source>E-&amp;mail</source>
        <translation>Correo (e-&amp;mail)</translation>
    </message>
    <message>
        <source>Passwo&amp;rd</source>
        <translation>Contrase&amp;ña</translation>
    </message>
    <message>
        <source>Create the registry</source>
        <translation>Crear el registro</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Creating the registry</source>
        <translation>Creando el registro</translation>
    </message>
    <message>
        <source>Stop and take back</source>
        <translation>Detener y deshacer</translation>
    </message>
    <message>
        <source>The URI names no role. Write it as postgresql://role@server/postgres.</source>
        <translation>La URI no nombra ningún rol. Se escribe así: postgresql://rol@servidor/postgres.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::DatabaseStep</name>
    <message numerus="yes">
        <source>At least %Ln character(s).</source>
        <translation>
            <numerusform>Al menos %Ln carácter.</numerusform>
            <numerusform>Al menos %Ln caracteres.</numerusform>
        </translation>
    </message>
    <message>
        <source>How the database is made</source>
        <translation>Cómo se crea la base de datos</translation>
    </message>
    <message>
        <source>Copy of the template %1</source>
        <translation>Copia de la plantilla %1</translation>
    </message>
    <message>
        <source>Fast; what is newer than the template is applied afterwards</source>
        <translation>Rápido; lo que sea más nuevo que la plantilla se aplica después</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>recomendado</translation>
    </message>
    <message>
        <source>Empty, then all migrations</source>
        <translation>Vacía, y luego todas las migraciones</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s), one after the other</source>
        <translation>
            <numerusform>%Ln archivo, uno tras otro</numerusform>
            <numerusform>%Ln archivos, uno tras otro</numerusform>
        </translation>
    </message>
    <message>
        <source>Database and role get an opaque name, because every tenant of a server can list the names of all. The password is made here; the server only ever sees its SCRAM verifier.</source>
        <translation>La base de datos y el rol reciben un nombre opaco, porque cada tenant de un servidor puede ver los nombres de todos. La contraseña se genera aquí; el servidor solo llega a ver su verificador SCRAM.</translation>
    </message>
    <message>
        <source>Advanced options</source>
        <translation>Opciones avanzadas</translation>
    </message>
    <message>
        <source>Data&amp;base name</source>
        <translation>Nombre de la &amp;base de datos</translation>
    </message>
    <message>
        <source>At most 63 bytes. Empty: made for you.</source>
        <translation>63 bytes como máximo. Vacío: se genera.</translation>
    </message>
    <message>
        <source>&amp;Role name</source>
        <translation>Nombre del &amp;rol</translation>
    </message>
    <message>
        <source>The login that owns the database. Empty: as the database.</source>
        <translation>El usuario dueño de la base de datos. Vacío: como la base de datos.</translation>
    </message>
    <message>
        <source>Pass&amp;word of the role</source>
        <translation>&amp;Contraseña del rol</translation>
    </message>
    <message>
        <source>Empty: 32 random characters.</source>
        <translation>Vacía: 32 caracteres al azar.</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>How is it made, and what is it called?</source>
        <translation>¿Cómo se crea y cómo se llama?</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::DoneStep</name>
    <message>
        <source>%1 is active.</source>
        <translation>%1 está activo.</translation>
    </message>
    <message>
        <source>What was made</source>
        <translation>Lo que se ha creado</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Credenciales</translation>
    </message>
    <message>
        <source>The temporary password is shown this once: copy it now. Nobody can read it later.</source>
        <translation>La contraseña temporal se muestra esta única vez: conviene copiarla ahora. Nadie podrá leerla después.</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>%1, plan %2</source>
        <translation>%1, plan %2</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Time taken</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>First admin</source>
        <translation>Primer administrador</translation>
    </message>
    <message>
        <source>Password of the role</source>
        <translation>Contraseña del rol</translation>
    </message>
    <message>
        <source>Temporary password</source>
        <translation>Contraseña temporal</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::DriftModel</name>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Desviación</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::DriftPanel</name>
    <message>
        <source>The schema of each version is built once on each server, to compare with.</source>
        <translation>El esquema de cada versión se construye una vez en cada servidor, para comparar con él.</translation>
    </message>
    <message>
        <source>The databases could not be compared.</source>
        <translation>No se pudieron comparar las bases de datos.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) as their migrations make them</source>
        <translation>
            <numerusform>%Ln tenant como lo hacen sus migraciones</numerusform>
            <numerusform>%Ln tenants como los hacen sus migraciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with drift</source>
        <translation>
            <numerusform>%Ln con desviación</numerusform>
            <numerusform>%Ln con desviación</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with minor differences only</source>
        <translation>
            <numerusform>%Ln solo con diferencias menores</numerusform>
            <numerusform>%Ln solo con diferencias menores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read</source>
        <translation>
            <numerusform>%Ln no se pudo leer</numerusform>
            <numerusform>%Ln no se pudieron leer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out, because they are being made or removed</source>
        <translation>
            <numerusform>%Ln aparte, porque se está creando o eliminando</numerusform>
            <numerusform>%Ln aparte, porque se están creando o eliminando</numerusform>
        </translation>
    </message>
    <message>
        <source>stopped after %1 of %2</source>
        <translation>detenido tras %1 de %2</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Mirando…</translation>
    </message>
    <message>
        <source>No drift so far.</source>
        <translation>Ninguna desviación hasta ahora.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>No drift among those that were looked at.</source>
        <translation>Ninguna desviación entre los que se miraron.</translation>
    </message>
    <message>
        <source>No drift</source>
        <translation>Sin desviación</translation>
    </message>
    <message>
        <source>Every database is what its migrations make.</source>
        <translation>Cada base de datos es lo que hacen sus migraciones.</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>Todavía sin mirar</translation>
    </message>
    <message>
        <source>“Check” reads the schema of each database and compares it with what the migrations of its version make. Nothing is changed.</source>
        <translation>«Comprobar» lee el esquema de cada base de datos y lo compara con lo que hacen las migraciones de su versión. No se cambia nada.</translation>
    </message>
    <message>
        <source>Differences of %1</source>
        <translation>Diferencias de %1</translation>
    </message>
    <message>
        <source>This tenant could not be read.</source>
        <translation>No se pudo leer este tenant.</translation>
    </message>
    <message>
        <source>Ignore: index:public.tmp_* grant:*</source>
        <translation>Ignorar: index:public.tmp_* grant:*</translation>
    </message>
    <message>
        <source>What to ignore</source>
        <translation>Qué ignorar</translation>
    </message>
    <message>
        <source>Patterns of kind:identity, with * and ?, one after another: what matches is not looked at.</source>
        <translation>Patrones de clase:identidad, con * y ?, uno tras otro: lo que coincide no se mira.</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>C&amp;omprobar</translation>
    </message>
    <message>
        <source>Open t&amp;enant</source>
        <translation>Abrir el t&amp;enant</translation>
    </message>
    <message>
        <source>as command</source>
        <translation>como comando</translation>
    </message>
    <message>
        <source>as text</source>
        <translation>como texto</translation>
    </message>
    <message>
        <source>Tenants with drift</source>
        <translation>Tenants con desviación</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Comparando</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::DriftWords</name>
    <message>
        <source>missing here</source>
        <translation>falta aquí</translation>
    </message>
    <message>
        <source>of no migration</source>
        <translation>de ninguna migración</translation>
    </message>
    <message>
        <source>not as the migrations make it</source>
        <translation>no como la hacen las migraciones</translation>
    </message>
    <message>
        <source>minor</source>
        <translation>menor</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message numerus="yes">
        <source>%Ln difference(s)</source>
        <translation>
            <numerusform>%Ln diferencia</numerusform>
            <numerusform>%Ln diferencias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minor</source>
        <translation>
            <numerusform>%Ln menor</numerusform>
            <numerusform>%Ln menores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln line(s) more: “Copy as text” has all of them.</source>
        <translation>
            <numerusform>… y %Ln línea más: «Copiar como texto» las tiene todas.</numerusform>
            <numerusform>… y %Ln líneas más: «Copiar como texto» las tiene todas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::DuePanel</name>
    <message>
        <source>outside of a transaction</source>
        <translation>fuera de una transacción</translation>
    </message>
    <message>
        <source>repeatable</source>
        <translation>repetible</translation>
    </message>
    <message>
        <source>all have it</source>
        <translation>todos lo tienen</translation>
    </message>
    <message>
        <source>Every tenant has it</source>
        <translation>Todos los tenants lo tienen</translation>
    </message>
    <message>
        <source>runs outside of a transaction</source>
        <translation>se ejecuta fuera de una transacción</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Línea %1: %2</translation>
    </message>
    <message>
        <source>Allowed: %1</source>
        <translation>Permitido: %1</translation>
    </message>
    <message>
        <source>SQL of %1</source>
        <translation>SQL de %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Due for</source>
        <translation>Falta en</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Observaciones</translation>
    </message>
    <message>
        <source>Migration files</source>
        <translation>Archivos de migración</translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln aviso</numerusform>
            <numerusform>%Ln avisos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Due for %Ln tenant(s)</source>
        <translation>
            <numerusform>Falta en %Ln tenant</numerusform>
            <numerusform>Falta en %Ln tenants</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::Duration</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ErrorBanner</name>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Volver a intentar</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copiar los detalles</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>Aviso: %1</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Error: %1</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::EventDetails</name>
    <message>
        <source>No event is chosen</source>
        <translation>No hay ningún evento elegido</translation>
    </message>
    <message>
        <source>Choose one on the left: what it changed is shown here.</source>
        <translation>Al elegir uno a la izquierda se muestra aquí lo que cambió.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>action, kind of thing</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No field is recorded.</source>
        <translation>No hay ningún campo anotado.</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Lo que cambió</translation>
    </message>
    <message>
        <source>What was added</source>
        <translation>Lo que se añadió</translation>
    </message>
    <message>
        <source>What was removed</source>
        <translation>Lo que se quitó</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Campo</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>&amp;Open tenant</source>
        <translation>&amp;Abrir el tenant</translation>
    </message>
    <message>
        <source>Only this tenant</source>
        <translation>Solo este tenant</translation>
    </message>
    <message>
        <source>Only this operator</source>
        <translation>Solo este operador</translation>
    </message>
    <message>
        <source>the event as JSON</source>
        <translation>el evento como JSON</translation>
    </message>
    <message>
        <source>Fields before and after</source>
        <translation>Campos antes y después</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operador</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Identificador</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::FeatureDetails</name>
    <message>
        <source>The overrides could not be read.</source>
        <translation>No se han podido leer las excepciones.</translation>
    </message>
    <message>
        <source>%1 for %2 % of the tenants</source>
        <comment>value, percentage</comment>
        <translation>%1 para el %2 % de los tenants</translation>
    </message>
    <message>
        <source>S&amp;witch on again</source>
        <translation>&amp;Volver a encender</translation>
    </message>
    <message>
        <source>S&amp;witch off for all</source>
        <translation>Apa&amp;gar para todos</translation>
    </message>
    <message>
        <source>Overrides (%1)</source>
        <translation>Excepciones (%1)</translation>
    </message>
    <message>
        <source>No tenant has a value of its own.</source>
        <translation>Ningún tenant tiene un valor propio.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… y %Ln más</numerusform>
            <numerusform>… y %Ln más</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <comment>reason, operator</comment>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Expired on %1</source>
        <translation>Caducada el %1</translation>
    </message>
    <message>
        <source>Begins on %1</source>
        <translation>Comienza el %1</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>Hasta el %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s): override taken away</source>
        <translation>
            <numerusform>%Ln tenant: excepción quitada</numerusform>
            <numerusform>%Ln tenants: excepción quitada</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s): %1</source>
        <translation>
            <numerusform>%Ln tenant: %1</numerusform>
            <numerusform>%Ln tenants: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 — %2, %3</source>
        <comment>reason, operator, when</comment>
        <translation>%1 — %2, %3</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Deshecho</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Deshacer: %1</translation>
    </message>
    <message>
        <source>&amp;Change for tenants…</source>
        <translation>&amp;Cambiar en tenants…</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>as command</source>
        <translation>como comando</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Cambios</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Por defecto</translation>
    </message>
    <message>
        <source>Lifetime</source>
        <translation>Vida</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Review on</source>
        <translation>Revisar el</translation>
    </message>
    <message>
        <source>Percentage</source>
        <translation>Porcentaje</translation>
    </message>
    <message>
        <source>Requires</source>
        <translation>Requiere</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <comment>when an override holds</comment>
        <translation>Del %1 al %2</translation>
    </message>
    <message>
        <source>Let overrides hold &amp;again</source>
        <translation>&amp;Volver a planes y excepciones</translation>
    </message>
    <message>
        <source>&amp;Give all the default</source>
        <translation>&amp;Dar a todos el valor por defecto</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Products get it again, with the values that it had.</source>
        <translation>Los productos vuelven a recibirla, con los valores que tenía.</translation>
    </message>
    <message>
        <source>No product gets it any more; its history stays. The filter is:retired finds it.</source>
        <translation>Ningún producto la recibe ya; su historia se conserva. El filtro is:retired la encuentra.</translation>
    </message>
    <message>
        <source>Until then: %1</source>
        <translation>Hasta entonces: %1</translation>
    </message>
    <message>
        <source>Afterwards: %1</source>
        <translation>Después: %1</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <comment>a time, somebody</comment>
        <translation>%1, por %2</translation>
    </message>
    <message>
        <source>None of your tenants has a value of its own.</source>
        <translation>Ninguno de los tenants asignados tiene un valor propio.</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>Excepciones</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::FeatureEditor</name>
    <message>
        <source>The feature could not be saved.</source>
        <translation>No se ha podido guardar la funcionalidad.</translation>
    </message>
    <message>
        <source>New feature</source>
        <translation>Funcionalidad nueva</translation>
    </message>
    <message>
        <source>Edit “%1”</source>
        <translation>Editar «%1»</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Clave</translation>
    </message>
    <message>
        <source>What the product asks for: new-invoice. It never changes.</source>
        <translation>Lo que pregunta el producto: new-invoice. No cambia nunca.</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>Nombre en inglés</translation>
    </message>
    <message>
        <source>Name in Spanish</source>
        <translation>Nombre en español</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Opciones</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Por defecto</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Lifetime</source>
        <translation>Vida</translation>
    </message>
    <message>
        <source>Review on</source>
        <translation>Revisar el</translation>
    </message>
    <message>
        <source>From this day on it is pointed out: 2027-01-31.</source>
        <translation>Desde ese día se señala: 2027-01-31.</translation>
    </message>
    <message>
        <source>Percentage of the tenants</source>
        <translation>Porcentaje de los tenants</translation>
    </message>
    <message>
        <source>Always the same ones.</source>
        <translation>Siempre los mismos.</translation>
    </message>
    <message>
        <source>What they get</source>
        <translation>Lo que reciben</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>C&amp;ancelar</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Volver a leer</translation>
    </message>
    <message>
        <source>Separated by commas; one that has a comma stands in quotes.</source>
        <translation>Separadas por comas; la que lleva una coma va entre comillas.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::FeatureModel</name>
    <message>
        <source>%1 carries this value.</source>
        <translation>%1 trae este valor.</translation>
    </message>
    <message>
        <source>%1 says nothing: the default holds.</source>
        <translation>%1 no dice nada: rige el valor por defecto.</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>Funcionalidad</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Por defecto</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>Excepciones</translation>
    </message>
    <message>
        <source>Off for all tenants now; this holds again once it is switched on.</source>
        <translation>Ahora desactivada para todos los tenants; esto vuelve a valer cuando se active de nuevo.</translation>
    </message>
    <message>
        <source>Every tenant gets the default, %1, now; this holds again once the feature is switched back.</source>
        <translation>Ahora todos los tenants reciben el valor por defecto, %1; esto vuelve a valer cuando la funcionalidad se restablezca.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them expired</source>
        <translation>
            <numerusform>%Ln de ellas caducada</numerusform>
            <numerusform>%Ln de ellas caducadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Emptied here and not saved</source>
        <translation>Vaciado aquí y sin guardar</translation>
    </message>
    <message>
        <source>Typed here and not saved: “%1”</source>
        <translation>Escrito aquí y sin guardar: «%1»</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::FeatureWords</name>
    <message>
        <source>On</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
    <message>
        <source>On or off</source>
        <translation>Sí o no</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Opción</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Lanzamiento</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Experimento</translation>
    </message>
    <message>
        <source>Operational</source>
        <translation>Operativa</translation>
    </message>
    <message>
        <source>Kill switch</source>
        <translation>Interruptor de emergencia</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>Permiso</translation>
    </message>
    <message>
        <source>Off for all</source>
        <translation>Apagada para todos</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Excepción</translation>
    </message>
    <message>
        <source>Percentage</source>
        <translation>Porcentaje</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Por defecto</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>Por revisar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln expired</source>
        <translation>
            <numerusform>%Ln caducada</numerusform>
            <numerusform>%Ln caducadas</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>of the tenants</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Lacks a migration</source>
        <translation>Le falta una migración</translation>
    </message>
    <message>
        <source>Default for all</source>
        <translation>Todos por defecto</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Retirada</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::FeaturesPage</name>
    <message>
        <source>The change could not be undone.</source>
        <translation>No se ha podido deshacer el cambio.</translation>
    </message>
    <message>
        <source>The features could not be read.</source>
        <translation>No se han podido leer las funcionalidades.</translation>
    </message>
    <message>
        <source>The feature could not be switched off.</source>
        <translation>No se ha podido apagar la funcionalidad.</translation>
    </message>
    <message>
        <source>The feature could not be switched on again.</source>
        <translation>No se ha podido volver a encender la funcionalidad.</translation>
    </message>
    <message>
        <source>Switch “%1” off for every tenant, whatever plans and overrides say?</source>
        <translation>¿Apagar «%1» para todos los tenants, digan lo que digan planes y excepciones?</translation>
    </message>
    <message>
        <source>Switch “%1” on again? Plans and overrides hold as before.</source>
        <translation>¿Volver a encender «%1»? Planes y excepciones rigen como antes.</translation>
    </message>
    <message>
        <source>Switch off for all</source>
        <translation>Apagar para todos</translation>
    </message>
    <message>
        <source>Switch on again</source>
        <translation>Volver a encender</translation>
    </message>
    <message>
        <source>Retire “%1”? No product gets it any more, and it leaves this list. Its history stays.</source>
        <translation>¿Retirar «%1»? Ya no la recibe ningún producto y sale de esta lista. Su historia queda.</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>The feature could not be retired.</source>
        <translation>No se ha podido retirar la funcionalidad.</translation>
    </message>
    <message>
        <source>The plan&apos;s value was not changed.</source>
        <translation>No se ha cambiado el valor del plan.</translation>
    </message>
    <message>
        <source>Filter by name, key or owner</source>
        <translation>Filtrar por nombre, clave o responsable</translation>
    </message>
    <message>
        <source>&amp;New feature</source>
        <translation>Funcionalidad &amp;nueva</translation>
    </message>
    <message>
        <source>Features and plans</source>
        <translation>Funcionalidades y planes</translation>
    </message>
    <message>
        <source>Double-click a plan&apos;s cell to change what it carries.</source>
        <translation>Doble clic en la celda de un plan para cambiar lo que trae.</translation>
    </message>
    <message>
        <source>No features yet</source>
        <translation>Aún no hay funcionalidades</translation>
    </message>
    <message>
        <source>A feature is something that the product asks for by name: on or off, a limit, a choice. Plans carry values, and single tenants may have their own.</source>
        <translation>Una funcionalidad es algo que el producto pregunta por su nombre: sí o no, un límite, una opción. Los planes traen valores, y algún tenant puede tener el suyo.</translation>
    </message>
    <message>
        <source>Add a feature</source>
        <translation>Añadir una funcionalidad</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Funcionalidades</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>The change was undone, but not everywhere.</source>
        <translation>El cambio se ha deshecho, pero no en todas partes.</translation>
    </message>
    <message>
        <source>Change the plan</source>
        <translation>Cambiar el plan</translation>
    </message>
    <message>
        <source>Undo this change of “%1”? Tenants that somebody changed since keep what they have.</source>
        <translation>¿Deshacer este cambio de «%1»? Los tenants que alguien haya cambiado desde entonces conservan lo que tienen.</translation>
    </message>
    <message>
        <source>Give every tenant the default of “%1”, “%2”, whatever plans and overrides say?</source>
        <translation>¿Dar a todos los tenants el valor por defecto de «%1», «%2», digan lo que digan planes y excepciones?</translation>
    </message>
    <message>
        <source>Let plans and overrides of “%1” hold again, as before?</source>
        <translation>¿Que vuelvan a valer los planes y las excepciones de «%1», como antes?</translation>
    </message>
    <message>
        <source>Give all the default</source>
        <translation>Dar a todos el valor por defecto</translation>
    </message>
    <message>
        <source>Let them hold again</source>
        <translation>Volver a planes y excepciones</translation>
    </message>
    <message>
        <source>the default (“%1”)</source>
        <translation>el valor por defecto («%1»)</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>a value</comment>
        <translation>«%1»</translation>
    </message>
    <message numerus="yes">
        <source>Change “%1” in the plan %2, which %Ln tenant(s) have, from %3 to %4?</source>
        <translation>
            <numerusform>¿Cambiar «%1» en el plan %2, que tiene %Ln tenant (ahora: %3; después: %4)?</numerusform>
            <numerusform>¿Cambiar «%1» en el plan %2, que tienen %Ln tenants (ahora: %3; después: %4)?</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody changed it while you were typing.</source>
        <translation>Alguien lo cambió mientras se escribía.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Preguntar de nuevo</translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) typed into the table, and the form beside it, are not saved.</source>
        <translation>
            <numerusform>%Ln valor escrito en la tabla y el formulario de al lado no están guardados.</numerusform>
            <numerusform>%Ln valores escritos en la tabla y el formulario de al lado no están guardados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) typed into the table are not saved.</source>
        <translation>
            <numerusform>%Ln valor escrito en la tabla no está guardado.</numerusform>
            <numerusform>%Ln valores escritos en la tabla no están guardados.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring “%1” back? Products get it again, with the values that it had.</source>
        <translation>¿Recuperar «%1»? Los productos vuelven a recibirla, con los valores que tenía.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>The feature could not be brought back.</source>
        <translation>No se pudo recuperar la funcionalidad.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::FilterBox</name>
    <message>
        <source>Filter: words, state:paused, behind:&gt;0 …</source>
        <translation>Filtro: palabras, state:paused, behind:&gt;0 …</translation>
    </message>
    <message>
        <source>Filter tenants</source>
        <translation>Filtrar tenants</translation>
    </message>
    <message>
        <source>Words are looked for in name, slug, subdomain, database and id.
Also: state:paused  plan:gold,silver  server:db2  behind:&gt;0  size:&gt;1GB  created:&gt;2026-01-31  backup:none,&gt;7d  label:vip  -product:Shop</source>
        <translation>Las palabras se buscan en nombre, slug, subdominio, base de datos e id.
También: state:paused  plan:gold,silver  server:db2  behind:&gt;0  size:&gt;1GB  created:&gt;2026-01-31  backup:none,&gt;7d  label:vip  -product:Shop</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::FirstAccountCard</name>
    <message>
        <source>The first account is made</source>
        <translation>La primera cuenta está creada</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>First admin</source>
        <translation>Primer administrador</translation>
    </message>
    <message>
        <source>Temporary password</source>
        <translation>Contraseña temporal</translation>
    </message>
    <message>
        <source>The temporary password is shown this once: copy it now. Nobody can read it later.</source>
        <translation>La contraseña temporal se muestra esta única vez: conviene copiarla ahora. Nadie podrá leerla después.</translation>
    </message>
    <message>
        <source>Don&amp;e</source>
        <translation>&amp;Hecho</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::FleetOverview</name>
    <message numerus="yes">
        <source>%Ln tenant(s) failed</source>
        <translation>
            <numerusform>%Ln tenant falló</numerusform>
            <numerusform>%Ln tenants fallaron</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) need attention</source>
        <translation>
            <numerusform>%Ln trabajo requiere atención</numerusform>
            <numerusform>%Ln trabajos requieren atención</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln server(s) full</source>
        <translation>
            <numerusform>%Ln servidor lleno</numerusform>
            <numerusform>%Ln servidores llenos</numerusform>
        </translation>
    </message>
    <message>
        <source>The fleet is all right.</source>
        <translation>La flota está bien.</translation>
    </message>
    <message>
        <source>Nothing needs attention</source>
        <translation>Nada requiere atención</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Requiere atención</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>no migrations</source>
        <translation>sin migraciones</translation>
    </message>
    <message>
        <source>newest: %1</source>
        <translation>la más nueva: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln behind</source>
        <translation>
            <numerusform>%Ln por detrás</numerusform>
            <numerusform>%Ln por detrás</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln up to date</source>
        <translation>
            <numerusform>%Ln al día</numerusform>
            <numerusform>%Ln al día</numerusform>
        </translation>
    </message>
    <message>
        <source>full</source>
        <translation>lleno</translation>
    </message>
    <message>
        <source>takes no new tenants</source>
        <translation>no acepta tenants nuevos</translation>
    </message>
    <message>
        <source>Without a plan</source>
        <translation>Sin plan</translation>
    </message>
    <message>
        <source>Off for all</source>
        <translation>Apagada para todos</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>Por revisar</translation>
    </message>
    <message>
        <source>With expired overrides</source>
        <translation>Con excepciones caducadas</translation>
    </message>
    <message>
        <source>Tenants</source>
        <translation>Tenants</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Trabajos</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Servidores</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Planes</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Funcionalidades</translation>
    </message>
    <message numerus="yes">
        <source>room for %Ln more tenant(s)</source>
        <translation>
            <numerusform>sitio para %Ln tenant más</numerusform>
            <numerusform>sitio para %Ln tenants más</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <comment>features</comment>
        <translation>Todas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) unreachable</source>
        <translation>
            <numerusform>%Ln tenant inaccesible</numerusform>
            <numerusform>%Ln tenants inaccesibles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln critical alert(s)</source>
        <translation>
            <numerusform>%Ln alerta crítica</numerusform>
            <numerusform>%Ln alertas críticas</numerusform>
        </translation>
    </message>
    <message>
        <source>Looked at %1</source>
        <translation>Visto %1</translation>
    </message>
    <message>
        <source>Nobody has looked yet</source>
        <translation>Aún sin mirar</translation>
    </message>
    <message>
        <source>%1 of %2 connections</source>
        <translation>%1 de %2 conexiones</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Salud</translation>
    </message>
    <message>
        <source>Critical alerts</source>
        <translation>Alertas críticas</translation>
    </message>
    <message>
        <source>Alerts that warn</source>
        <translation>Alertas de aviso</translation>
    </message>
    <message>
        <source>Unreachable tenants</source>
        <translation>Tenants inaccesibles</translation>
    </message>
    <message numerus="yes">
        <source>Older than %Ln day(s)</source>
        <translation>
            <numerusform>De hace más de %Ln día</numerusform>
            <numerusform>De hace más de %Ln días</numerusform>
        </translation>
    </message>
    <message>
        <source>Without a backup</source>
        <translation>Sin copia de seguridad</translation>
    </message>
    <message>
        <source>The oldest</source>
        <translation>La más antigua</translation>
    </message>
    <message>
        <source>Last backups</source>
        <translation>Últimas copias de seguridad</translation>
    </message>
    <message>
        <source>Recent changes</source>
        <translation>Cambios recientes</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>jobs</comment>
        <translation>Fallidos</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <comment>jobs</comment>
        <translation>Interrumpidos</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>pendiente</translation>
    </message>
    <message>
        <source>No tenants yet</source>
        <translation>Todavía no hay tenants</translation>
    </message>
    <message>
        <source>A server</source>
        <translation>Un servidor</translation>
    </message>
    <message>
        <source>A PostgreSQL that the tenants&apos; databases are on.</source>
        <translation>Un PostgreSQL donde están las bases de datos de los tenants.</translation>
    </message>
    <message>
        <source>Add a server</source>
        <translation>Añadir un servidor</translation>
    </message>
    <message>
        <source>A product</source>
        <translation>Un producto</translation>
    </message>
    <message>
        <source>What tenants run: a folder of migration files.</source>
        <translation>Lo que usan los tenants: una carpeta de archivos de migración.</translation>
    </message>
    <message>
        <source>Add a product</source>
        <translation>Añadir un producto</translation>
    </message>
    <message>
        <source>The first tenant</source>
        <translation>El primer tenant</translation>
    </message>
    <message>
        <source>A few questions, and it has a database of its own.</source>
        <translation>Unas pocas preguntas y tiene su propia base de datos.</translation>
    </message>
    <message>
        <source>Provision it</source>
        <translation>Aprovisionarlo</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Primeros pasos</translation>
    </message>
    <message>
        <source>Default for all</source>
        <translation>Todos por defecto</translation>
    </message>
    <message>
        <source>Off or default for all</source>
        <translation>Apagada o por defecto para todos</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::FleetQueryPage</name>
    <message>
        <source>Nobody was asked.</source>
        <translation>No se ha preguntado a nadie.</translation>
    </message>
    <message>
        <source>Stopped: this is what was there by then.</source>
        <translation>Detenida: esto es lo que había hasta entonces.</translation>
    </message>
    <message>
        <source>There are more: no more than %1 rows of a tenant and %2 of all are shown.</source>
        <translation>Hay más: no se muestran más de %1 filas de un tenant y %2 de todos.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln fila</numerusform>
            <numerusform>%Ln filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln tenant(s) answered</source>
        <translation>
            <numerusform>ha respondido %1 de %Ln tenant</numerusform>
            <numerusform>han respondido %1 de %Ln tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) gave no answer</source>
        <translation>
            <numerusform>%Ln tenant no ha respondido</numerusform>
            <numerusform>%Ln tenants no han respondido</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the tenants</source>
        <translation>Volver a los tenants</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Comando</translation>
    </message>
    <message>
        <source>Why you look, for the audit: a ticket&apos;s number</source>
        <translation>Por qué se mira, para la auditoría: el número de un ticket</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Say why first: it is written down. A ticket&apos;s number is enough.</source>
        <translation>Decir antes por qué: queda escrito. Basta el número de un ticket.</translation>
    </message>
    <message>
        <source>SELECT, VALUES, TABLE, EXPLAIN or SHOW: one statement that only looks</source>
        <translation>SELECT, VALUES, TABLE, EXPLAIN o SHOW: una sentencia que solo mira</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Consulta</translation>
    </message>
    <message>
        <source>As&amp;k</source>
        <translation>&amp;Preguntar</translation>
    </message>
    <message>
        <source>Rows of each tenant at most</source>
        <translation>Filas de cada tenant como máximo</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>Preguntando</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Qué ha fallado</translation>
    </message>
    <message>
        <source>Tenants that gave no answer; Enter shows the tenant</source>
        <translation>Tenants que no han respondido; Entrar muestra el tenant</translation>
    </message>
    <message>
        <source>The answers come here</source>
        <translation>Las respuestas llegan aquí</translation>
    </message>
    <message>
        <source>The same question goes to every tenant that the filter names, with a role that can only look; their rows come in one table, the tenant first. Each question is written down with its reason.</source>
        <translation>La misma pregunta va a cada tenant que nombra el filtro, con un rol que solo puede mirar; sus filas llegan en una tabla, el tenant primero. Cada pregunta queda escrita con su motivo.</translation>
    </message>
    <message>
        <source>Ask many tenants</source>
        <translation>Preguntar a muchos tenants</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::FolderView</name>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Observaciones</translation>
    </message>
    <message>
        <source>Reading the files…</source>
        <translation>Leyendo los archivos…</translation>
    </message>
    <message>
        <source>Cannot be taken</source>
        <translation>No se puede tomar</translation>
    </message>
    <message>
        <source>The text is another one than the product has: put the file back as it was and write the change into a new file, or take the new text where no tenant has it yet.</source>
        <translation>El texto es distinto del que tiene el producto: dejar el archivo como estaba y escribir el cambio en un archivo nuevo, o tomar el texto nuevo donde ningún tenant lo tenga todavía.</translation>
    </message>
    <message>
        <source>Files of the folder</source>
        <translation>Archivos de la carpeta</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::FormField</name>
    <message>
        <source>%1 (optional)</source>
        <translation>%1 (opcional)</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::GroupBar</name>
    <message>
        <source>Group %1</source>
        <translation>Grupo %1</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Cambiar nombre…</translation>
    </message>
    <message>
        <source>Remove group</source>
        <translation>Quitar grupo</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Save this filter as a group…</source>
        <translation>Guardar este filtro como grupo…</translation>
    </message>
    <message>
        <source>Name of the group:</source>
        <translation>Nombre del grupo:</translation>
    </message>
    <message>
        <source>Save group</source>
        <translation>Guardar grupo</translation>
    </message>
    <message>
        <source>New name of the group:</source>
        <translation>Nuevo nombre del grupo:</translation>
    </message>
    <message>
        <source>Rename group</source>
        <translation>Cambiar nombre</translation>
    </message>
    <message>
        <source>A group needs a name.</source>
        <translation>Un grupo necesita un nombre.</translation>
    </message>
    <message>
        <source>There is a group of that name already.</source>
        <translation>Ya hay un grupo con ese nombre.</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>Saved groups</source>
        <translation>Grupos guardados</translation>
    </message>
    <message>
        <source>Saved groups: names for filters</source>
        <translation>Grupos guardados: nombres para filtros</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Nombre del grupo</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::GuardPage</name>
    <message>
        <source>Go back</source>
        <translation>Volver atrás</translation>
    </message>
    <message>
        <source>There is no such page</source>
        <translation>No existe esa página</translation>
    </message>
    <message>
        <source>The link may come from a newer Tenantry, or be mistyped.</source>
        <translation>El enlace puede venir de una versión más nueva de Tenantry, o estar mal escrito.</translation>
    </message>
    <message>
        <source>“%1” needs the role %2</source>
        <translation>«%1» requiere el rol %2</translation>
    </message>
    <message>
        <source>You are signed in as %1 (%2), with the role %3. An administrator of this registry can change the role, or you can sign in as somebody else.</source>
        <translation>La sesión está iniciada como %1 (%2), con el rol %3. Un administrador de este registro puede cambiar el rol; también se puede iniciar sesión con otra cuenta.</translation>
    </message>
    <message>
        <source>Sign in as somebody else</source>
        <translation>Iniciar sesión con otra cuenta</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Volver a %1</translation>
    </message>
    <message>
        <source>What is done there: %1.</source>
        <translation>Lo que se hace ahí: %1.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::HealthChart</name>
    <message>
        <source>%1: nothing is known</source>
        <comment>figure</comment>
        <translation>%1: sin datos</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>figure, value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 now, from %3 to %4</source>
        <comment>figure, value, least, most</comment>
        <translation>%1: ahora %2, de %3 a %4</translation>
    </message>
    <message>
        <source>ddd HH:mm</source>
        <comment>time below a chart</comment>
        <translation>ddd HH:mm</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>date below a chart</comment>
        <translation>d MMM</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::HealthPage</name>
    <message>
        <source>%1: %2</source>
        <comment>tenant, health</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>How the fleet is could not be read.</source>
        <translation>No se pudo leer cómo está la flota.</translation>
    </message>
    <message>
        <source>Map of tenants: %1</source>
        <translation>Mapa de tenants: %1</translation>
    </message>
    <message>
        <source>Tenants (%1)</source>
        <translation>Tenants (%1)</translation>
    </message>
    <message>
        <source>Tenants (%1 of %2)</source>
        <translation>Tenants (%1 de %2)</translation>
    </message>
    <message>
        <source>Alerts (%1)</source>
        <translation>Alertas (%1)</translation>
    </message>
    <message>
        <source>There is no tenant.</source>
        <translation>No hay ningún tenant.</translation>
    </message>
    <message>
        <source>No tenant is what is asked for here.</source>
        <translation>Ningún tenant es lo que se pide aquí.</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vistas</translation>
    </message>
    <message>
        <source>Tenants, worst first</source>
        <translation>Tenants, los peores primero</translation>
    </message>
    <message>
        <source>this list as command</source>
        <translation>esta lista como comando</translation>
    </message>
    <message>
        <source>No tenants yet</source>
        <translation>Aún no hay tenants</translation>
    </message>
    <message>
        <source>As soon as there is one, this page shows how it is.</source>
        <translation>En cuanto haya uno, esta página muestra cómo está.</translation>
    </message>
    <message>
        <source>None is assigned to you. An administrator can change that.</source>
        <translation>Ninguno está asignado a esta cuenta. Un administrador puede cambiarlo.</translation>
    </message>
    <message>
        <source>Provision the first tenant</source>
        <translation>Aprovisionar el primer tenant</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Salud</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Umbrales</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Servidores</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::HealthWords</name>
    <message>
        <source>Since %1</source>
        <translation>Desde %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>column and value, for screen readers</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Inaccesible</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Crítico</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Well</source>
        <translation>Sano</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Sin datos</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unreachable</source>
        <translation>
            <numerusform>%Ln inaccesible</numerusform>
            <numerusform>%Ln inaccesibles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln critical</source>
        <translation>
            <numerusform>%Ln crítico</numerusform>
            <numerusform>%Ln críticos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with a warning</source>
        <translation>
            <numerusform>%Ln con aviso</numerusform>
            <numerusform>%Ln con aviso</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln well</source>
        <translation>
            <numerusform>%Ln sano</numerusform>
            <numerusform>%Ln sanos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln closed</source>
        <translation>
            <numerusform>%Ln cerrado</numerusform>
            <numerusform>%Ln cerrados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not looked at</source>
        <translation>
            <numerusform>%Ln sin mirar</numerusform>
            <numerusform>%Ln sin mirar</numerusform>
        </translation>
    </message>
    <message>
        <source>yes</source>
        <comment>reachable</comment>
        <translation>sí</translation>
    </message>
    <message>
        <source>server unreachable</source>
        <translation>servidor inaccesible</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrado</translation>
    </message>
    <message>
        <source>no database</source>
        <translation>sin base de datos</translation>
    </message>
    <message>
        <source>cannot sign in</source>
        <translation>no puede iniciar sesión</translation>
    </message>
    <message>
        <source>no connection left</source>
        <translation>sin conexiones libres</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>no responde</translation>
    </message>
    <message>
        <source>takes no connections</source>
        <translation>no admite conexiones</translation>
    </message>
    <message>
        <source>no</source>
        <comment>reachable</comment>
        <translation>no</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 per minute</source>
        <translation>%1 por minuto</translation>
    </message>
    <message>
        <source>Server unreachable</source>
        <translation>Servidor inaccesible</translation>
    </message>
    <message>
        <source>Nobody can sign in to this tenant&apos;s database: its users see errors. Diagnose the tenant to see at which step it ends.</source>
        <translation>Nadie puede iniciar sesión en la base de datos de este tenant: sus usuarios ven errores. Diagnosticar el tenant muestra en qué paso se corta.</translation>
    </message>
    <message>
        <source>Most of the connections that this tenant may open are in use. When the last one is taken, its users see errors. See who holds them; a leak in the product, or a limit that has become too low.</source>
        <translation>La mayoría de las conexiones que puede abrir este tenant están en uso. Cuando se ocupe la última, sus usuarios verán errores. Conviene ver quién las tiene: una fuga del producto, o un límite que se ha quedado corto.</translation>
    </message>
    <message>
        <source>Connecting and asking takes so long that people notice. Look at the server: processor, disk, and what else runs on it.</source>
        <translation>Conectar y preguntar tarda tanto que se nota. Conviene mirar el servidor: procesador, disco y qué más se ejecuta en él.</translation>
    </message>
    <message>
        <source>A statement has been running for so long that nobody waits for its answer any more. See what it is; an ADMIN may cancel it.</source>
        <translation>Una sentencia lleva tanto tiempo que ya nadie espera su respuesta. Conviene ver cuál es; un ADMIN puede cancelarla.</translation>
    </message>
    <message>
        <source>A session began a transaction and does nothing. It keeps its locks, and keeps vacuum from cleaning. Mostly a fault of the product; ending the session helps at once.</source>
        <translation>Una sesión empezó una transacción y no hace nada. Conserva sus bloqueos y no deja limpiar a vacuum. Suele ser un fallo del producto; terminar la sesión ayuda enseguida.</translation>
    </message>
    <message>
        <source>Sessions wait for each other&apos;s locks. See the tree of locks: who stands at its root holds up all the others.</source>
        <translation>Unas sesiones esperan los bloqueos de otras. Conviene ver el árbol de bloqueos: la que está en su raíz detiene a todas las demás.</translation>
    </message>
    <message>
        <source>Many transactions end with an error. The product&apos;s log says which; often after a release, or a migration that is missing.</source>
        <translation>Muchas transacciones terminan con un error. El registro del producto dice cuál; a menudo tras una versión nueva, o por una migración que falta.</translation>
    </message>
    <message>
        <source>Much is read from disk instead of memory. Either much is read that an index would save, or the server has too little memory for its tenants.</source>
        <translation>Se lee mucho del disco en vez de la memoria. O se lee mucho que un índice ahorraría, o el servidor tiene poca memoria para sus tenants.</translation>
    </message>
    <message>
        <source>The server had to throw somebody&apos;s work away. The product takes locks in different orders: tell its developers.</source>
        <translation>El servidor tuvo que descartar el trabajo de alguien. El producto toma bloqueos en órdenes distintos: conviene decírselo a quien lo desarrolla.</translation>
    </message>
    <message>
        <source>Autovacuum has not come through for a long time. If nothing is done, the database stops taking writes in the end. Look for old transactions and run VACUUM (FREEZE).</source>
        <translation>Autovacuum no termina desde hace mucho. Si no se hace nada, al final la base de datos deja de admitir escrituras. Buscar transacciones antiguas y ejecutar VACUUM (FREEZE).</translation>
    </message>
    <message>
        <source>The database grows much faster than usual. See its largest tables: an import, or something that writes without end. Keep an eye on the disk.</source>
        <translation>La base de datos crece mucho más deprisa de lo normal. Conviene ver sus tablas mayores: una importación, o algo que escribe sin fin. Y no perder de vista el disco.</translation>
    </message>
    <message>
        <source>Autovacuum does not keep up: tables hold many rows that nobody sees, and become slow. Look for long transactions, then run VACUUM.</source>
        <translation>Autovacuum no da abasto: las tablas guardan muchas filas que nadie ve y se vuelven lentas. Buscar transacciones largas y después ejecutar VACUUM.</translation>
    </message>
    <message>
        <source>A sequence is running out of numbers: after the last one nothing can be added to its table. Its column has to be widened; that takes planning.</source>
        <translation>Una secuencia se queda sin números: tras el último no se puede añadir nada a su tabla. Hay que ampliar su columna, y eso se planifica.</translation>
    </message>
    <message>
        <source>An index was not finished: it is written to and never read. Drop it and create it anew.</source>
        <translation>Un índice quedó sin terminar: se escribe en él y nunca se lee. Hay que borrarlo y crearlo de nuevo.</translation>
    </message>
    <message>
        <source>A roll-out left this tenant behind. See its timeline for what failed, and roll out again.</source>
        <translation>Un despliegue dejó atrás este tenant. Su cronología muestra qué falló; después, volver a desplegar.</translation>
    </message>
    <message>
        <source>The version in the database is not the one that the registry has: somebody migrated or restored it by hand. Verify the product&apos;s migrations.</source>
        <translation>La versión de la base de datos no es la que tiene el registro: alguien la migró o la restauró a mano. Verificar las migraciones del producto.</translation>
    </message>
    <message>
        <source>A check that the product brings with it fails. What it says is its own.</source>
        <translation>Falla una comprobación que trae el producto. Lo que dice es suyo.</translation>
    </message>
    <message>
        <source>Nothing is known of any tenant on this server. See whether it runs and can be reached from where Tenantry looks.</source>
        <translation>No se sabe nada de ningún tenant de este servidor. Comprobar que está en marcha y que se llega a él desde donde mira Tenantry.</translation>
    </message>
    <message>
        <source>Most of the connections of this server are in use. When the last one is taken, all its tenants see errors.</source>
        <translation>La mayoría de las conexiones de este servidor están en uso. Cuando se ocupe la última, todos sus tenants verán errores.</translation>
    </message>
    <message>
        <source>A replica is behind. What it lacks is lost if the server burns now.</source>
        <translation>Una réplica va por detrás. Lo que le falta se pierde si el servidor arde ahora.</translation>
    </message>
    <message>
        <source>Tenantry&apos;s collector needs more connections than it allows itself; looks take longer.</source>
        <translation>Quien vigila necesita más conexiones de las que Tenantry se permite; mirar tarda más.</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>operator, computer</comment>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Salud</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Qué va mal</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>Accesible</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latencia</translation>
    </message>
    <message>
        <source>Last 6 h</source>
        <translation>Últimas 6 h</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Conexiones</translation>
    </message>
    <message>
        <source>Trans./s</source>
        <translation>Trans./s</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>Revertidas</translation>
    </message>
    <message>
        <source>Cache hits</source>
        <translation>Aciertos caché</translation>
    </message>
    <message>
        <source>Longest query</source>
        <translation>Consulta más larga</translation>
    </message>
    <message>
        <source>Idle in trans.</source>
        <translation>Inactiva en trans.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>Crecimiento</translation>
    </message>
    <message>
        <source>Dead rows</source>
        <translation>Filas muertas</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>The worst that is known of it</source>
        <translation>Lo peor que se sabe de él</translation>
    </message>
    <message>
        <source>Connecting and SELECT 1, from where the collector runs</source>
        <translation>Conectar y SELECT 1, desde donde se vigila</translation>
    </message>
    <message>
        <source>Latency in the last six hours; a mark at the bottom where it was unreachable</source>
        <translation>Latencia de las últimas seis horas; una marca abajo donde no fue accesible</translation>
    </message>
    <message>
        <source>Open connections, of those that the tenant may open</source>
        <translation>Conexiones abiertas, de las que puede abrir el tenant</translation>
    </message>
    <message>
        <source>Transactions per second since the look before</source>
        <translation>Transacciones por segundo desde la vez anterior</translation>
    </message>
    <message>
        <source>Transactions per second in the last six hours</source>
        <translation>Transacciones por segundo de las últimas seis horas</translation>
    </message>
    <message>
        <source>Share of the transactions since the look before that ended with an error</source>
        <translation>Parte de las transacciones desde la vez anterior que terminó con un error</translation>
    </message>
    <message>
        <source>Share of the blocks since the look before that were in memory</source>
        <translation>Parte de los bloques desde la vez anterior que estaba en memoria</translation>
    </message>
    <message>
        <source>How long the statement that runs longest has been running</source>
        <translation>Cuánto lleva la sentencia que más tiempo lleva</translation>
    </message>
    <message>
        <source>How long a session has been doing nothing within a transaction</source>
        <translation>Cuánto lleva una sesión sin hacer nada dentro de una transacción</translation>
    </message>
    <message>
        <source>Of the database, in the last hour or two</source>
        <translation>De la base de datos, en la última hora o dos</translation>
    </message>
    <message>
        <source>In the worst table</source>
        <translation>En la peor tabla</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1: from %2 to %3</source>
        <comment>what is drawn, least, most</comment>
        <translation>%1: de %2 a %3</translation>
    </message>
    <message>
        <source>none</source>
        <comment>threshold</comment>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln día</numerusform>
            <numerusform>%Ln días</numerusform>
        </translation>
    </message>
    <message>
        <source>Certificate expired or not trusted</source>
        <translation>Certificado caducado o no fiable</translation>
    </message>
    <message numerus="yes">
        <source>Certificate ends in %Ln day(s)</source>
        <translation>
            <numerusform>El certificado termina en %Ln día</numerusform>
            <numerusform>El certificado termina en %Ln días</numerusform>
        </translation>
    </message>
    <message>
        <source>Browsers warn this tenant&apos;s users away, or soon will. Renew the certificate, and find out why that did not happen by itself; Diagnose shows whose it is.</source>
        <translation>Los navegadores ahuyentan a los usuarios de este tenant, o pronto lo harán. Renovar el certificado y averiguar por qué no se renovó solo; el diagnóstico muestra de quién es.</translation>
    </message>
    <message numerus="yes">
        <source>No backup for %Ln day(s)</source>
        <translation>
            <numerusform>Sin copia de seguridad desde hace %Ln día</numerusform>
            <numerusform>Sin copia de seguridad desde hace %Ln días</numerusform>
        </translation>
    </message>
    <message>
        <source>Indexes that nothing reads are written to all the same, and take space. See which in Inspect; whether one may go, the product&apos;s developers know. What replicas read is not counted here.</source>
        <translation>En los índices que nada lee se escribe igualmente, y ocupan espacio. Inspeccionar dice cuáles son; si alguno sobra lo saben quienes desarrollan el producto. Lo que leen las réplicas no se cuenta aquí.</translation>
    </message>
    <message>
        <source>An index is much larger than its entries need, by an estimate: it takes space and memory. REINDEX CONCURRENTLY makes it anew; see which in Inspect.</source>
        <translation>Un índice es, según una estimación, mucho mayor de lo que necesitan sus entradas: ocupa espacio y memoria. REINDEX CONCURRENTLY lo hace de nuevo; Inspeccionar dice cuál es.</translation>
    </message>
    <message>
        <source>The last backup that Tenantry knows of is older than it may be, or there is none: what has come since is lost if the database is. See that one is made.</source>
        <translation>La última copia de seguridad que Tenantry conoce es más antigua de lo permitido, o no hay ninguna: lo que ha venido después se pierde si se pierde la base de datos. Conviene encargarse de que se haga una.</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Última copia</translation>
    </message>
    <message>
        <source>That Tenantry made, before a roll-out</source>
        <translation>La que hizo Tenantry, antes de un despliegue</translation>
    </message>
    <message>
        <source>The server&apos;s disk is nearly full. When it is, all its tenants stop writing, and PostgreSQL may stop. Look for what grows (largest databases, WAL kept for a replica or a slot), or make it larger.</source>
        <translation>El disco del servidor está casi lleno. Cuando lo esté, ninguno de sus tenants podrá escribir, y PostgreSQL puede pararse. Buscar lo que crece (las bases de datos más grandes, el WAL que se guarda para una réplica o un slot), o ampliarlo.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::Identity</name>
    <message>
        <source>Administrator</source>
        <translation>Administrador</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Soporte</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Producción</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>Preproducción</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::InspectionPage</name>
    <message>
        <source>The tenant could not be read.</source>
        <translation>No se ha podido leer el tenant.</translation>
    </message>
    <message>
        <source>No tenant is chosen</source>
        <translation>No hay ningún tenant elegido</translation>
    </message>
    <message>
        <source>Choose one in the list and press “Look into it”: tables, sessions, locks and settings of its database, without changing anything.</source>
        <translation>Elegir uno en la lista y pulsar «Mirar dentro»: tablas, sesiones, bloqueos y ajustes de su base de datos, sin cambiar nada.</translation>
    </message>
    <message>
        <source>To the tenants</source>
        <translation>A los tenants</translation>
    </message>
    <message>
        <source>Look into %1</source>
        <translation>Mirar dentro de %1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>Leído %1</translation>
    </message>
    <message>
        <source>Back to the tenant</source>
        <translation>Volver al tenant</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Volver a leer</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Comando</translation>
    </message>
    <message>
        <source>Parts of the look</source>
        <translation>Partes de la mirada</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tablas</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>Locks</source>
        <translation>Bloqueos</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Why you look, for the audit: a ticket&apos;s number</source>
        <translation>Por qué se mira, para la auditoría: el número de un ticket</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Say why first: it is written down. A ticket&apos;s number is enough.</source>
        <translation>Decir antes por qué: queda escrito. Basta el número de un ticket.</translation>
    </message>
    <message>
        <source>Look into a tenant</source>
        <translation>Mirar dentro de un tenant</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Consulta</translation>
    </message>
    <message>
        <source>Prepare it</source>
        <translation>Prepararlo</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Qué hacer</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Máscaras</translation>
    </message>
    <message>
        <source>This tenant is gone, or no longer yours.</source>
        <translation>Este tenant ya no existe o ya no está asignado a esta cuenta.</translation>
    </message>
    <message>
        <source>“%1” was removed, or is no longer assigned to you.</source>
        <translation>«%1» fue eliminado o ya no está asignado a esta cuenta.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::JobModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>steps of an operation, tenants of a run</comment>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::Jobs</name>
    <message numerus="yes">
        <source>tried %Ln time(s)</source>
        <translation>
            <numerusform>%Ln intento</numerusform>
            <numerusform>%Ln intentos</numerusform>
        </translation>
    </message>
    <message>
        <source>Provision %1</source>
        <translation>Aprovisionar %1</translation>
    </message>
    <message>
        <source>Password of %1 shown</source>
        <translation>Contraseña de %1 mostrada</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <translation>Pausar %1</translation>
    </message>
    <message>
        <source>Maintenance of %1</source>
        <translation>Mantenimiento de %1</translation>
    </message>
    <message>
        <source>Activate %1</source>
        <translation>Activar %1</translation>
    </message>
    <message>
        <source>Adopt the database of %1</source>
        <translation>Adoptar la base de datos de %1</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::JobsPage</name>
    <message>
        <source>Started by %1 on %2.</source>
        <translation>Iniciado por %1 el %2.</translation>
    </message>
    <message>
        <source>Started by %1 on %2, run by %3.</source>
        <translation>Iniciado por %1 el %2, ejecutado por %3.</translation>
    </message>
    <message>
        <source>&amp;All (%1)</source>
        <translation>&amp;Todos (%1)</translation>
    </message>
    <message>
        <source>&amp;Running (%1)</source>
        <translation>&amp;En curso (%1)</translation>
    </message>
    <message>
        <source>&amp;Needs attention (%1)</source>
        <translation>&amp;Requieren atención (%1)</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Trabajos</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>Termi&amp;nar</translation>
    </message>
    <message>
        <source>&amp;Undo everything</source>
        <translation>&amp;Deshacer todo</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>Dete&amp;ner</translation>
    </message>
    <message>
        <source>&amp;Open tenant</source>
        <translation>&amp;Abrir el tenant</translation>
    </message>
    <message>
        <source>as command</source>
        <translation>como comando</translation>
    </message>
    <message>
        <source>No jobs yet</source>
        <translation>Ningún trabajo todavía</translation>
    </message>
    <message>
        <source>Provision a tenant</source>
        <translation>Aprovisionar un tenant</translation>
    </message>
    <message>
        <source>Filter by tenant, product, operator or id</source>
        <translation>Filtrar por tenant, producto, operador o id</translation>
    </message>
    <message>
        <source>Everything that takes more than a moment shows up here: provisioning, roll-outs, and what becomes of them.</source>
        <translation>Todo lo que lleva más de un momento aparece aquí: los aprovisionamientos, los despliegues y en qué quedan.</translation>
    </message>
    <message numerus="yes">
        <source>Cancel this run, with %Ln tenant(s) left? What is done stays, what is in work is rolled back.</source>
        <translation>
            <numerusform>¿Cancelar esta ejecución, con %Ln tenant pendiente? Lo hecho se queda, lo que está en curso se deshace.</numerusform>
            <numerusform>¿Cancelar esta ejecución, con %Ln tenants pendientes? Lo hecho se queda, lo que está en curso se deshace.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel run</source>
        <translation>Cancelar ejecución</translation>
    </message>
    <message>
        <source>The jobs could not be read.</source>
        <translation>No se han podido leer los trabajos.</translation>
    </message>
    <message>
        <source>The runs over many tenants could not be read.</source>
        <translation>No se han podido leer las ejecuciones sobre muchos tenants.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::KeyCare</name>
    <message>
        <source>&amp;Go on with it</source>
        <translation>Contin&amp;uar</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Rotar</translation>
    </message>
    <message>
        <source>The rotation did not end.</source>
        <translation>La rotación no terminó.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln credential(s) sealed anew under version %2.</source>
        <comment>data key, and its version</comment>
        <translation>
            <numerusform>%1: %Ln credencial sellada de nuevo con la versión %2.</numerusform>
            <numerusform>%1: %Ln credenciales selladas de nuevo con la versión %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is due again: somebody who could open the new version left meanwhile.</source>
        <translation>Vuelve a estar pendiente: alguien que podía abrir la versión nueva se fue mientras tanto.</translation>
    </message>
    <message>
        <source>Rotating the data keys</source>
        <translation>Rotando las claves de datos</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message numerus="yes">
        <source>Rotate &amp;key(s)…</source>
        <translation>
            <numerusform>Rotar &amp;la clave…</numerusform>
            <numerusform>Rotar &amp;las claves…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rotate the data key(s) %1? Every credential sealed so far is sealed anew under a new version. Passwords stay what they are, and everybody can go on working.</source>
        <comment>by name</comment>
        <translation>
            <numerusform>¿Rotar la clave de datos %1? Cada credencial que sella se vuelve a sellar con una versión nueva. Las contraseñas no cambian y todos pueden seguir trabajando.</numerusform>
            <numerusform>¿Rotar las claves de datos %1? Cada credencial que sellan se vuelve a sellar con una versión nueva. Las contraseñas no cambian y todos pueden seguir trabajando.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ListPage</name>
    <message>
        <source>Nothing matches what is searched for.</source>
        <translation>Nada coincide con lo buscado.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::LockScreen</name>
    <message>
        <source>Tenantry is locked</source>
        <translation>Tenantry está bloqueado</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>This computer keeps the password of this account in a file of yours: whoever sits here may come back. What was begun is still there, and what runs goes on.</source>
        <translation>Este equipo guarda la contraseña de esta cuenta en un archivo propio: quien esté aquí puede volver. Lo empezado sigue ahí, y lo que está en marcha continúa.</translation>
    </message>
    <message>
        <source>Your password brings everything back as it was. What runs goes on meanwhile.</source>
        <translation>La contraseña lo devuelve todo como estaba. Lo que está en marcha continúa entretanto.</translation>
    </message>
    <message>
        <source>&amp;Password of %1</source>
        <translation>&amp;Contraseña de %1</translation>
    </message>
    <message>
        <source>Asking the registry…</source>
        <translation>Preguntando al registro…</translation>
    </message>
    <message>
        <source>Come &amp;back</source>
        <translation>&amp;Volver</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Desbloquear</translation>
    </message>
    <message>
        <source>&amp;Sign out</source>
        <translation>Cerrar &amp;sesión</translation>
    </message>
    <message>
        <source>The registry does not answer, so nobody can say whether the password is right. The window stays locked.</source>
        <translation>El registro no responde, así que nadie puede decir si la contraseña es correcta. La ventana sigue bloqueada.</translation>
    </message>
    <message>
        <source>You may not come back.</source>
        <translation>No es posible volver.</translation>
    </message>
    <message>
        <source>The password could not be checked. The window stays locked.</source>
        <translation>No se ha podido comprobar la contraseña. La ventana sigue bloqueada.</translation>
    </message>
    <message>
        <source>What was begun and is not saved will be lost.</source>
        <translation>Se perderá lo que se ha empezado y no está guardado.</translation>
    </message>
    <message>
        <source>Quit and &amp;lose it</source>
        <translation>Salir y &amp;perderlo</translation>
    </message>
    <message>
        <source>Sign out and &amp;lose it</source>
        <translation>Cerrar sesión y &amp;perderlo</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>C&amp;ancelar</translation>
    </message>
    <message>
        <source>This sign-in is 24 hours old and has ended.</source>
        <translation>Esta sesión tiene 24 horas y ha terminado.</translation>
    </message>
    <message>
        <source>%1 This computer keeps the password of this account in a file of yours: whoever sits here may sign in again. What was begun is still there, and what runs goes on.</source>
        <translation>%1 Este equipo guarda la contraseña de esta cuenta en un archivo propio: quien esté aquí puede volver a iniciar sesión. Lo empezado sigue ahí, y lo que está en marcha continúa.</translation>
    </message>
    <message>
        <source>%1 Your password begins a new one and brings everything back as it was. What runs goes on meanwhile.</source>
        <translation>%1 La contraseña abre una nueva y lo devuelve todo como estaba. Lo que está en marcha continúa entretanto.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::LoginPage</name>
    <message>
        <source>From the system keychain.</source>
        <translation>Del llavero del sistema.</translation>
    </message>
    <message>
        <source>The system keychain did not give the password: type it.</source>
        <translation>El llavero del sistema no ha dado la contraseña: hay que escribirla.</translation>
    </message>
    <message>
        <source>Import a connection file</source>
        <translation>Importar un archivo de conexión</translation>
    </message>
    <message>
        <source>Connection files (*.json)</source>
        <translation>Archivos de conexión (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Save a connection file</source>
        <translation>Guardar un archivo de conexión</translation>
    </message>
    <message>
        <source>One database per tenant, all in view</source>
        <translation>Una base de datos por tenant</translation>
    </message>
    <message>
        <source>Registries</source>
        <translation>Registros</translation>
    </message>
    <message>
        <source>&amp;Connect to another registry</source>
        <translation>Conectar a &amp;otro registro</translation>
    </message>
    <message>
        <source>&amp;Import a connection file…</source>
        <translation>&amp;Importar un archivo de conexión…</translation>
    </message>
    <message>
        <source>Create a re&amp;gistry…</source>
        <translation>&amp;Crear un registro…</translation>
    </message>
    <message>
        <source>&amp;Try it on this computer</source>
        <translation>&amp;Probar en este equipo</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Idioma: %1</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Appearance: %1</source>
        <translation>Apariencia: %1</translation>
    </message>
    <message>
        <source>%1 (support)</source>
        <comment>name of a registry</comment>
        <translation>%1 (soporte)</translation>
    </message>
    <message>
        <source>This computer made this password and keeps it: leave it empty.</source>
        <translation>Este equipo ha creado esta contraseña y la guarda: puede quedar vacía.</translation>
    </message>
    <message>
        <source>The password that this computer keeps does not open it any more: type yours.</source>
        <translation>La contraseña que guarda este equipo ya no lo abre: hay que escribir la propia.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::MainWindow</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Volver a leer</translation>
    </message>
    <message>
        <source>Filter this page</source>
        <translation>Filtrar esta página</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Buscar en todo</translation>
    </message>
    <message>
        <source>Navigation with or without words</source>
        <translation>Navegación con o sin palabras</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Acciones</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Change my password…</source>
        <translation>Cambiar mi contraseña…</translation>
    </message>
    <message>
        <source>Lock when nobody is here</source>
        <translation>Bloquear cuando no hay nadie</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message numerus="yes">
        <source>After %Ln minute(s)</source>
        <translation>
            <numerusform>Tras %Ln minuto</numerusform>
            <numerusform>Tras %Ln minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>Tell of critical alerts on the desktop</source>
        <translation>Avisar de alertas críticas en el escritorio</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::MasksPart</name>
    <message>
        <source>everybody may call %1, which runs with its owner&apos;s rights</source>
        <translation>todos pueden llamar a %1, que se ejecuta con los derechos de su dueño</translation>
    </message>
    <message>
        <source>everybody may write %1</source>
        <translation>todos pueden escribir en %1</translation>
    </message>
    <message>
        <source>everybody may move %1</source>
        <translation>todos pueden mover %1</translation>
    </message>
    <message>
        <source>everybody may create something in %1</source>
        <translation>todos pueden crear algo en %1</translation>
    </message>
    <message>
        <source>everybody may reach another server through %1</source>
        <translation>todos pueden llegar a otro servidor por %1</translation>
    </message>
    <message>
        <source>everybody may read %1, which is masked</source>
        <translation>todos pueden leer %1, que está enmascarada</translation>
    </message>
    <message>
        <source>the inspection role is a member of %1</source>
        <translation>el rol de inspección es miembro de %1</translation>
    </message>
    <message>
        <source>USERs cannot look into this tenant: it is not prepared yet.</source>
        <translation>Los USER no pueden mirar dentro de este tenant: aún no está preparado.</translation>
    </message>
    <message>
        <source>USERs cannot look into this tenant: something in its database would lead around what is masked or read-only.</source>
        <translation>Los USER no pueden mirar dentro de este tenant: algo en su base de datos permitiría rodear lo enmascarado o lo que es de solo lectura.</translation>
    </message>
    <message>
        <source>USERs cannot look into this tenant: the rules of what is masked have changed, and its columns are not granted by them yet.</source>
        <translation>Los USER no pueden mirar dentro de este tenant: las reglas de lo que se enmascara han cambiado, y sus columnas aún no se han concedido según ellas.</translation>
    </message>
    <message>
        <source>What is masked could not be read.</source>
        <translation>No se ha podido leer qué se enmascara.</translation>
    </message>
    <message>
        <source>nothing here</source>
        <translation>nada aquí</translation>
    </message>
    <message>
        <source>What they cover here could not be read: %1</source>
        <translation>No se ha podido leer qué cubren aquí: %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>USERs to whom it is assigned may look, without what is masked.</source>
        <translation>Los USER que lo tienen asignado pueden mirar, sin lo que se enmascara.</translation>
    </message>
    <message>
        <source>It was migrated since: new tables and columns are not open to them yet.</source>
        <translation>Se ha migrado desde entonces: las tablas y columnas nuevas aún no están abiertas para ellos.</translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… y %Ln más</numerusform>
            <numerusform>… y %Ln más</numerusform>
        </translation>
    </message>
    <message>
        <source>Close it in the database (REVOKE … FROM PUBLIC), best with a migration, then prepare the tenant.</source>
        <translation>Cerrarlo en la base de datos (REVOKE … FROM PUBLIC), mejor con una migración, y después preparar el tenant.</translation>
    </message>
    <message>
        <source>Preparing grants its columns by the rules of now; nothing else of it is changed.</source>
        <translation>Preparar concede sus columnas según las reglas de ahora; no se cambia nada más de él.</translation>
    </message>
    <message>
        <source>Changed. USERs are let in again tenant by tenant, as they are prepared.</source>
        <translation>Cambiado. Los USER vuelven a entrar tenant por tenant, según se preparan.</translation>
    </message>
    <message>
        <source>The rule was not added.</source>
        <translation>La regla no se ha añadido.</translation>
    </message>
    <message>
        <source>Remove the rule %1? USERs read the columns that no other rule covers, in each tenant from when it is prepared on.</source>
        <translation>¿Quitar la regla %1? Los USER leen las columnas que no cubre otra regla, en cada tenant desde que se prepare.</translation>
    </message>
    <message>
        <source>Remove the rule</source>
        <translation>Quitar la regla</translation>
    </message>
    <message>
        <source>The rule was not removed.</source>
        <translation>La regla no se ha quitado.</translation>
    </message>
    <message>
        <source>The tenant was not prepared.</source>
        <translation>El tenant no se ha preparado.</translation>
    </message>
    <message>
        <source>Prepared: USERs may look.</source>
        <translation>Preparado: los USER pueden mirar.</translation>
    </message>
    <message>
        <source>Prepared, and still closed.</source>
        <translation>Preparado, y sigue cerrado.</translation>
    </message>
    <message>
        <source>The tenants were not prepared.</source>
        <translation>Los tenants no se han preparado.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) prepared</source>
        <translation>
            <numerusform>%Ln tenant preparado</numerusform>
            <numerusform>%Ln tenants preparados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still closed: %1</source>
        <translation>
            <numerusform>%Ln sigue cerrado: %1</numerusform>
            <numerusform>%Ln siguen cerrados: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln con fallo</numerusform>
            <numerusform>%Ln con fallo</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 could not be prepared.</source>
        <translation>%1 no se ha podido preparar.</translation>
    </message>
    <message>
        <source>USERs do not read columns of these names, in any tenant. A pattern with a dot is compared with table.column and schema.table.column, others with the name of the column; * and ? stand for anything.</source>
        <translation>Los USER no leen las columnas con estos nombres, en ningún tenant. Un patrón con un punto se compara con tabla.columna y esquema.tabla.columna; los demás, con el nombre de la columna; * y ? valen por cualquier cosa.</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regla</translation>
    </message>
    <message>
        <source>Covers in this tenant</source>
        <translation>Cubre en este tenant</translation>
    </message>
    <message>
        <source>Rules of what is masked</source>
        <translation>Reglas de lo que se enmascara</translation>
    </message>
    <message>
        <source>*phone*, customer.notes …</source>
        <translation>*phone*, customer.notes …</translation>
    </message>
    <message>
        <source>Pattern of a new rule</source>
        <translation>Patrón de una regla nueva</translation>
    </message>
    <message>
        <source>Add the rule</source>
        <translation>Añadir la regla</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Quitar…</translation>
    </message>
    <message>
        <source>USERs and this tenant</source>
        <translation>Los USER y este tenant</translation>
    </message>
    <message>
        <source>Prepare this tenant</source>
        <translation>Preparar este tenant</translation>
    </message>
    <message>
        <source>Prepare all tenants</source>
        <translation>Preparar todos los tenants</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Preparando</translation>
    </message>
    <message>
        <source>A roll-out prepares it anew; what came another way is opened here.</source>
        <translation>Un despliegue lo prepara de nuevo; lo que llegó de otro modo se abre aquí.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::MigrationsPage</name>
    <message>
        <source>The databases were not asked.</source>
        <translation>No se preguntó a las bases de datos.</translation>
    </message>
    <message>
        <source>The run was not paused.</source>
        <translation>La ejecución no se pausó.</translation>
    </message>
    <message>
        <source>The run was not resumed.</source>
        <translation>La ejecución no se reanudó.</translation>
    </message>
    <message>
        <source>Nothing is tried again.</source>
        <translation>No se vuelve a intentar nada.</translation>
    </message>
    <message>
        <source>Cancel run</source>
        <translation>Cancelar ejecución</translation>
    </message>
    <message>
        <source>The run was not cancelled.</source>
        <translation>La ejecución no se canceló.</translation>
    </message>
    <message>
        <source>This panel stopped working on the run.</source>
        <translation>Este panel dejó de trabajar en la ejecución.</translation>
    </message>
    <message>
        <source>The migrations could not be read.</source>
        <translation>No se pudieron leer las migraciones.</translation>
    </message>
    <message>
        <source>no migrations</source>
        <translation>sin migraciones</translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>última versión %1</translation>
    </message>
    <message>
        <source>all are there</source>
        <translation>todos están en ella</translation>
    </message>
    <message>
        <source>The product&apos;s files could not be read.</source>
        <translation>No se pudieron leer los archivos del producto.</translation>
    </message>
    <message>
        <source>The run could not be read.</source>
        <translation>No se pudo leer la ejecución.</translation>
    </message>
    <message>
        <source>&amp;Roll out…</source>
        <translation>&amp;Desplegar…</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Verificar</translation>
    </message>
    <message>
        <source>Ask every database which files it has. Changes no tenant.</source>
        <translation>Preguntar a cada base de datos qué archivos tiene. No cambia ningún tenant.</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vistas</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Ejecuciones</translation>
    </message>
    <message>
        <source>Nothing was rolled out yet. “Roll out…” begins a run; it is shown here while it goes on, also one that somebody else began.</source>
        <translation>Todavía no se desplegó nada. «Desplegar…» empieza una ejecución; se muestra aquí mientras dura, también la que empezó otra persona.</translation>
    </message>
    <message>
        <source>No products yet</source>
        <translation>Todavía no hay productos</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migraciones</translation>
    </message>
    <message numerus="yes">
        <source>Cancel this run, with %Ln tenant(s) left? What is done stays, what is in work is rolled back.</source>
        <translation>
            <numerusform>¿Cancelar esta ejecución, con %Ln tenant pendiente? Lo hecho se queda, lo que está en curso se deshace.</numerusform>
            <numerusform>¿Cancelar esta ejecución, con %Ln tenants pendientes? Lo hecho se queda, lo que está en curso se deshace.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s)</source>
        <translation>
            <numerusform>%Ln tenant</numerusform>
            <numerusform>%Ln tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln behind</source>
        <translation>
            <numerusform>%Ln por detrás</numerusform>
            <numerusform>%Ln por detrás</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a repeatable file</source>
        <translation>
            <numerusform>%Ln sin un archivo repetible</numerusform>
            <numerusform>%Ln sin un archivo repetible</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed last time</source>
        <translation>
            <numerusform>%Ln falló la última vez</numerusform>
            <numerusform>%Ln fallaron la última vez</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ahead</source>
        <translation>
            <numerusform>%Ln por delante</numerusform>
            <numerusform>%Ln por delante</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln at an unknown version</source>
        <translation>
            <numerusform>%Ln en una versión desconocida</numerusform>
            <numerusform>%Ln en una versión desconocida</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with a changed file</source>
        <translation>
            <numerusform>%Ln con un archivo cambiado</numerusform>
            <numerusform>%Ln con un archivo cambiado</numerusform>
        </translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Desviación</translation>
    </message>
    <message>
        <source>Adopt</source>
        <translation>Adoptar</translation>
    </message>
    <message>
        <source>A product brings the migrations: a folder of files.</source>
        <translation>Un producto trae las migraciones: una carpeta de archivos.</translation>
    </message>
    <message>
        <source>Add a product</source>
        <translation>Añadir un producto</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::Moments</name>
    <message>
        <source>d MMM yyyy, HH:mm</source>
        <comment>date and time format</comment>
        <translation>d MMM yyyy, HH:mm</translation>
    </message>
    <message>
        <source>d MMMM yyyy, HH:mm:ss t</source>
        <comment>date and time format with zone</comment>
        <translation>d &apos;de&apos; MMMM &apos;de&apos; yyyy, HH:mm:ss t</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>date format</comment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <comment>time format</comment>
        <translation>HH:mm</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::Navigation</name>
    <message>
        <source>Show words</source>
        <translation>Mostrar las palabras</translation>
    </message>
    <message>
        <source>Icons only</source>
        <translation>Solo iconos</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::NothingFound</name>
    <message>
        <source>Nothing matches what is searched for.</source>
        <translation>Nada coincide con lo buscado.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::NumberField</name>
    <message>
        <source>That was no number: “%1” stays.</source>
        <translation>Eso no era un número: se queda en «%1».</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::OneTimeCard</name>
    <message>
        <source>Save a connection file</source>
        <translation>Guardar un archivo de conexión</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>Para %1</translation>
    </message>
    <message>
        <source>1. The one-time password. It is shown this once; tell it to them, and to nobody else:</source>
        <translation>1. La contraseña de un solo uso. Se muestra solo ahora; comunicarla a esa persona y a nadie más:</translation>
    </message>
    <message>
        <source>One-time password of %1</source>
        <translation>Contraseña de un solo uso de %1</translation>
    </message>
    <message>
        <source>It opens nothing but its own change at the first sign-in, and ends on %1. Lost? Reset the password: that makes another one.</source>
        <translation>Solo sirve para cambiarla al iniciar sesión por primera vez y vence el %1. ¿Se ha perdido? Al restablecer la contraseña se crea otra.</translation>
    </message>
    <message>
        <source>2. A connection file, for “Import a connection file” at sign-in. It says where the registry is and holds no secret:</source>
        <translation>2. Un archivo de conexión, para «Importar un archivo de conexión» al iniciar sesión. Dice dónde está el registro y no contiene secretos:</translation>
    </message>
    <message>
        <source>Save a connection &amp;file…</source>
        <translation>Guardar un archivo de c&amp;onexión…</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Guardado: %1</translation>
    </message>
    <message>
        <source>D&amp;one</source>
        <translation>&amp;Hecho</translation>
    </message>
    <message>
        <source>1. The one-time password is used up: %1 has a password of their own by now, and it opens nothing any more.</source>
        <translation>1. La contraseña de un solo uso ya está usada: %1 tiene ahora una contraseña propia, y esta ya no abre nada.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::OperatorDetails</name>
    <message>
        <source>%1 (you)</source>
        <comment>login</comment>
        <translation>%1 (yo)</translation>
    </message>
    <message>
        <source>Make &amp;support</source>
        <translation>Pasar a &amp;soporte</translation>
    </message>
    <message>
        <source>Make &amp;administrator</source>
        <translation>Hacer &amp;administrador</translation>
    </message>
    <message>
        <source>&amp;Disable</source>
        <translation>Desacti&amp;var</translation>
    </message>
    <message>
        <source>&amp;Enable</source>
        <translation>Acti&amp;var</translation>
    </message>
    <message>
        <source>Edi&amp;t</source>
        <translation>Edi&amp;tar</translation>
    </message>
    <message>
        <source>Te&amp;nants…</source>
        <translation>Te&amp;nants…</translation>
    </message>
    <message>
        <source>&amp;Reset password</source>
        <translation>&amp;Restablecer la contraseña</translation>
    </message>
    <message>
        <source>&amp;Copy as command</source>
        <translation>&amp;Copiar como comando</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Tenants</source>
        <translation>Tenants</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Última sesión</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Open sign-ins</source>
        <translation>Sesiones abiertas</translation>
    </message>
    <message>
        <source>Data keys</source>
        <translation>Claves de datos</translation>
    </message>
    <message>
        <source>One-time password until</source>
        <translation>Contraseña de un solo uso hasta</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Añadido</translation>
    </message>
    <message>
        <source>End sessi&amp;ons…</source>
        <translation>Terminar sesi&amp;ones…</translation>
    </message>
    <message>
        <source>%1, once enabled again</source>
        <comment>data keys</comment>
        <translation>%1, cuando se vuelva a activar</translation>
    </message>
    <message numerus="yes">
        <source>Could open %Ln data key(s) when access was taken away; due for rotation: %1.</source>
        <translation>
            <numerusform>Podía abrir %Ln clave de datos cuando se le retiró el acceso; está pendiente de rotación: %1.</numerusform>
            <numerusform>Podía abrir %Ln claves de datos cuando se le retiró el acceso; están pendientes de rotación: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::OperatorEditor</name>
    <message>
        <source>The tenants could not be read.</source>
        <translation>No se han podido leer los tenants.</translation>
    </message>
    <message>
        <source>What do they sign in with?</source>
        <translation>¿Con qué usuario inicia sesión?</translation>
    </message>
    <message>
        <source>Nobody was invited.</source>
        <translation>No se ha invitado a nadie.</translation>
    </message>
    <message>
        <source>The operator was not changed.</source>
        <translation>El operador no ha cambiado.</translation>
    </message>
    <message>
        <source>Invite somebody</source>
        <translation>Invitar a alguien</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Editar %1</translation>
    </message>
    <message>
        <source>Somebody else changed this operator meanwhile. What is typed here stays, and saving writes over it.</source>
        <translation>Entretanto, otra persona ha cambiado este operador. Lo escrito aquí se conserva, y al guardar lo reemplaza.</translation>
    </message>
    <message>
        <source>&amp;Login</source>
        <translation>&amp;Usuario</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>No&amp;mbre</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>May do everything in this registry.</source>
        <translation>Puede hacerlo todo en este registro.</translation>
    </message>
    <message>
        <source>Sees the tenants assigned, and changes nothing.</source>
        <translation>Ve los tenants asignados y no cambia nada.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Tenants that they see</source>
        <translation>Tenants que ve</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>G&amp;uardar</translation>
    </message>
    <message>
        <source>Inviting…</source>
        <translation>Invitando…</translation>
    </message>
    <message>
        <source>In&amp;vite</source>
        <translation>In&amp;vitar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>as command</source>
        <translation>como comando</translation>
    </message>
    <message>
        <source>This login is taken.</source>
        <translation>Este usuario ya está ocupado.</translation>
    </message>
    <message>
        <source>Without capitals, such as luis.garcia; not beginning with tenantry_ or pg_. It never changes.</source>
        <translation>Sin mayúsculas, como luis.garcia; no puede empezar por tenantry_ ni pg_. No cambia nunca.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::OperatorModel</name>
    <message>
        <source>Rotation due: %1</source>
        <comment>names of data keys</comment>
        <translation>Rotación pendiente: %1</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Tenants</source>
        <translation>Tenants</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Última sesión</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Data keys</source>
        <translation>Claves de datos</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::OperatorWords</name>
    <message>
        <source>Disabled</source>
        <comment>operator</comment>
        <translation>Desactivado</translation>
    </message>
    <message>
        <source>Active</source>
        <comment>operator</comment>
        <translation>Activo</translation>
    </message>
    <message>
        <source>One-time password</source>
        <translation>Contraseña de un solo uso</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <comment>language</comment>
        <translation>El del sistema</translation>
    </message>
    <message>
        <source>All</source>
        <comment>tenants</comment>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>the server&apos;s computer</source>
        <translation>el equipo del servidor</translation>
    </message>
    <message>
        <source>%1, panel</source>
        <comment>address</comment>
        <translation>%1, panel</translation>
    </message>
    <message>
        <source>%1, command line</source>
        <comment>address</comment>
        <translation>%1, línea de comandos</translation>
    </message>
    <message>
        <source>Password expired</source>
        <translation>Contraseña caducada</translation>
    </message>
    <message>
        <source>Cannot sign in</source>
        <translation>Sin acceso</translation>
    </message>
    <message>
        <source>Their login is gone from the registry&apos;s server: somebody dropped it there. “Reset password” makes it anew.</source>
        <translation>Su cuenta ya no existe en el servidor del registro: alguien la eliminó allí. «Restablecer la contraseña» la crea de nuevo.</translation>
    </message>
    <message>
        <source>Their login may not sign in on the registry&apos;s server at this moment. If nobody is disabling them or resetting their password right now, “Reset password” opens it again.</source>
        <translation>En este momento su cuenta no puede iniciar sesión en el servidor del registro. Si nadie la está desactivando ni restableciendo su contraseña ahora mismo, «Restablecer la contraseña» la abre de nuevo.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::OperatorsPage</name>
    <message>
        <source>The operators could not be read.</source>
        <translation>No se han podido leer los operadores.</translation>
    </message>
    <message>
        <source>Make %1 an administrator? They may then do everything in this registry, and are granted the data key “admin”, which opens every credential.</source>
        <translation>¿Hacer administrador a %1? Podrá hacerlo todo en este registro y recibirá la clave de datos «admin», que abre todas las credenciales.</translation>
    </message>
    <message numerus="yes">
        <source>Make %1 support? They then see the %Ln tenant(s) assigned to them and change nothing. The data key “admin”, which they could open, is due for rotation from then on.</source>
        <translation>
            <numerusform>¿Pasar a %1 a soporte? Verá el %Ln tenant que tiene asignado y no cambiará nada. La clave de datos «admin», que podía abrir, queda pendiente de rotación.</numerusform>
            <numerusform>¿Pasar a %1 a soporte? Verá los %Ln tenants que tiene asignados y no cambiará nada. La clave de datos «admin», que podía abrir, queda pendiente de rotación.</numerusform>
        </translation>
    </message>
    <message>
        <source>That is you: this window becomes one for support.</source>
        <translation>Es la propia cuenta: esta ventana pasa a ser de soporte.</translation>
    </message>
    <message>
        <source>Make administrator</source>
        <translation>Hacer administrador</translation>
    </message>
    <message>
        <source>Make support</source>
        <translation>Pasar a soporte</translation>
    </message>
    <message>
        <source>The role of %1 was not changed.</source>
        <translation>El rol de %1 no ha cambiado.</translation>
    </message>
    <message>
        <source>Let %1 sign in again, with the password of before?</source>
        <translation>¿Permitir que %1 vuelva a iniciar sesión, con la contraseña de antes?</translation>
    </message>
    <message>
        <source>Disable %1? No sign-in any more, and what they have open ends now.</source>
        <translation>¿Desactivar la cuenta de %1? Ya no podrá iniciar sesión, y lo que tiene abierto termina ahora.</translation>
    </message>
    <message>
        <source>What they could open is due for rotation from then on: %1.</source>
        <comment>data keys</comment>
        <translation>Lo que podía abrir queda pendiente de rotación: %1.</translation>
    </message>
    <message>
        <source>That is you: this window ends.</source>
        <translation>Es la propia cuenta: esta ventana termina.</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Activar</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Desactivar</translation>
    </message>
    <message>
        <source>%1 was not enabled.</source>
        <translation>No se ha activado la cuenta de %1.</translation>
    </message>
    <message>
        <source>%1 was not disabled.</source>
        <translation>No se ha desactivado la cuenta de %1.</translation>
    </message>
    <message>
        <source>Give %1 a one-time password? The one they have opens nothing from then on, and what they have open ends. You see the new one once.</source>
        <translation>¿Dar a %1 una contraseña de un solo uso? La que tiene deja de servir y lo que tiene abierto termina. La nueva se muestra una sola vez.</translation>
    </message>
    <message>
        <source>Reset password</source>
        <translation>Restablecer la contraseña</translation>
    </message>
    <message>
        <source>The password of %1 was not reset.</source>
        <translation>La contraseña de %1 no se ha restablecido.</translation>
    </message>
    <message>
        <source>Filter by login, name, e-mail, role or state</source>
        <translation>Filtrar por usuario, nombre, correo, rol o estado</translation>
    </message>
    <message>
        <source>&amp;Invite…</source>
        <translation>&amp;Invitar…</translation>
    </message>
    <message>
        <source>Invite somebody…</source>
        <translation>Invitar a alguien…</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Operadores</translation>
    </message>
    <message>
        <source>No operators to be seen</source>
        <translation>No hay operadores a la vista</translation>
    </message>
    <message>
        <source>Whoever signs in to this registry is listed here.</source>
        <translation>Aquí aparece quien inicia sesión en este registro.</translation>
    </message>
    <message>
        <source>Invite somebody</source>
        <translation>Invitar a alguien</translation>
    </message>
    <message>
        <source>Rotate the data keys…</source>
        <translation>Rotar las claves de datos…</translation>
    </message>
    <message>
        <source>End what %1 has open? Their panels are signed out within 5 seconds, and commands of theirs that are running stop. They may sign in again: to keep them out, disable them.</source>
        <translation>¿Terminar lo que %1 tiene abierto? Sus paneles cierran la sesión en 5 segundos y sus comandos en marcha se detienen. Podrá volver a iniciar sesión: para impedirlo, desactivar la cuenta.</translation>
    </message>
    <message>
        <source>That is you: this window is signed out as well.</source>
        <translation>Es la propia cuenta: esta ventana también cierra la sesión.</translation>
    </message>
    <message>
        <source>End sessions</source>
        <translation>Terminar sesiones</translation>
    </message>
    <message>
        <source>What %1 has open was not ended.</source>
        <translation>Lo que %1 tiene abierto no terminó.</translation>
    </message>
    <message>
        <source>Give %1 a one-time password? They stay disabled: it opens nothing until you enable them. You see it once.</source>
        <translation>¿Dar a %1 una contraseña de un solo uso? La cuenta sigue desactivada: no abre nada hasta activarla. Se muestra una sola vez.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln open sign-in(s) of %1 ended.</source>
        <translation>
            <numerusform>Se ha terminado %Ln sesión abierta de %1.</numerusform>
            <numerusform>Se han terminado %Ln sesiones abiertas de %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::OverviewPage</name>
    <message>
        <source>How the fleet is could not be read.</source>
        <translation>No se pudo leer cómo está la flota.</translation>
    </message>
    <message>
        <source>No tenants yet</source>
        <translation>Aún no hay tenants</translation>
    </message>
    <message>
        <source>None is assigned to you. An administrator can change that.</source>
        <translation>No hay ninguno asignado a esta cuenta. Un administrador puede cambiarlo.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Resumen</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::PasswordEdit</name>
    <message>
        <source>Show password</source>
        <translation>Mostrar la contraseña</translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation>Ocultar la contraseña</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::PlaceStep</name>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Shared deployment: the tenant gets a database and a role of its own on this server. Connections and privileges are checked before anything is made.</source>
        <translation>Despliegue compartido: el tenant recibe una base de datos y un rol propios en este servidor. Las conexiones y los privilegios se comprueban antes de crear nada.</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>este equipo</translation>
    </message>
    <message>
        <source>%1, port %2</source>
        <translation>%1, puerto %2</translation>
    </message>
    <message>
        <source>PostgreSQL %1</source>
        <translation>PostgreSQL %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln tenant(s)</source>
        <translation>
            <numerusform>%1 de %Ln tenant</numerusform>
            <numerusform>%1 de %Ln tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s)</source>
        <translation>
            <numerusform>%Ln tenant</numerusform>
            <numerusform>%Ln tenants</numerusform>
        </translation>
    </message>
    <message>
        <source>takes no new tenants</source>
        <translation>no admite tenants nuevos</translation>
    </message>
    <message>
        <source>full</source>
        <translation>lleno</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Which server will hold the tenant&apos;s database?</source>
        <translation>¿Qué servidor alojará la base de datos del tenant?</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::PlanDelegate</name>
    <message>
        <source>As the default: %1</source>
        <translation>Como por defecto: %1</translation>
    </message>
    <message>
        <source>%1 in the plan %2</source>
        <comment>feature, plan</comment>
        <translation>%1 en el plan %2</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::PlanDetails</name>
    <message numerus="yes">
        <source>%Ln tenant(s)</source>
        <translation>
            <numerusform>%Ln tenant</numerusform>
            <numerusform>%Ln tenants</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>All features and plans</source>
        <translation>Todas las funcionalidades y planes</translation>
    </message>
    <message>
        <source>removing as command</source>
        <translation>quitar como comando</translation>
    </message>
    <message>
        <source>What it carries</source>
        <translation>Lo que trae</translation>
    </message>
    <message>
        <source>Nothing of its own: every feature has its default.</source>
        <translation>Nada propio: cada funcionalidad tiene su valor por defecto.</translation>
    </message>
    <message>
        <source>Show the tenants that are on this plan</source>
        <translation>Mostrar los tenants de este plan</translation>
    </message>
    <message>
        <source>On this plan</source>
        <translation>En este plan</translation>
    </message>
    <message>
        <source>Connection limit</source>
        <translation>Límite de conexiones</translation>
    </message>
    <message>
        <source>Place in lists</source>
        <translation>Posición en las listas</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::PlanEditor</name>
    <message>
        <source>Take theirs</source>
        <translation>Tomar lo suyo</translation>
    </message>
    <message>
        <source>A plan needs a name.</source>
        <translation>Un plan necesita un nombre.</translation>
    </message>
    <message>
        <source>The plan could not be saved.</source>
        <translation>No se ha podido guardar el plan.</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>Nuevo plan</translation>
    </message>
    <message>
        <source>Edit “%1”</source>
        <translation>Editar «%1»</translation>
    </message>
    <message>
        <source>N&amp;ame</source>
        <translation>N&amp;ombre</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Connection limit</source>
        <translation>Límite de conexiones</translation>
    </message>
    <message>
        <source>Connections that a tenant&apos;s role may have at once. Holds for tenants provisioned from now on.</source>
        <translation>Conexiones simultáneas que puede tener el rol de un tenant. Vale para los tenants que se aprovisionen a partir de ahora.</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sin límite</translation>
    </message>
    <message>
        <source>Place in lists</source>
        <translation>Posición en las listas</translation>
    </message>
    <message>
        <source>Smaller numbers come first.</source>
        <translation>Los números menores van primero.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>as command</source>
        <translation>como comando</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>C&amp;ancelar</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::PlanModel</name>
    <message>
        <source>No limit</source>
        <translation>Sin límite</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Tenants</source>
        <translation>Tenants</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Conexiones</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Funcionalidades</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::PlansPage</name>
    <message>
        <source>The plans could not be read.</source>
        <translation>No se han podido leer los planes.</translation>
    </message>
    <message>
        <source>Remove the plan “%1”?</source>
        <translation>¿Quitar el plan «%1»?</translation>
    </message>
    <message numerus="yes">
        <source>The values that it carries for %Ln feature(s) go with it.</source>
        <translation>
            <numerusform>Con él se va el valor que trae para %Ln funcionalidad.</numerusform>
            <numerusform>Con él se van los valores que trae para %Ln funcionalidades.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Mostrarlos</translation>
    </message>
    <message>
        <source>The plan was not removed.</source>
        <translation>El plan no se ha quitado.</translation>
    </message>
    <message>
        <source>Filter by name or description</source>
        <translation>Filtrar por nombre o descripción</translation>
    </message>
    <message>
        <source>&amp;New plan</source>
        <translation>&amp;Nuevo plan</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Planes</translation>
    </message>
    <message>
        <source>No plans yet</source>
        <translation>Todavía no hay planes</translation>
    </message>
    <message>
        <source>A plan is a tier: how many connections its tenants may have, and which features they get.</source>
        <translation>Un plan es un nivel: cuántas conexiones pueden tener sus tenants y qué funcionalidades reciben.</translation>
    </message>
    <message>
        <source>Add a plan</source>
        <translation>Añadir un plan</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ProductDetails</name>
    <message>
        <source>Template: %1</source>
        <translation>Plantilla: %1</translation>
    </message>
    <message>
        <source>Its files could not be read: %1</source>
        <translation>No se han podido leer sus archivos: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s)</source>
        <translation>
            <numerusform>%Ln tenant</numerusform>
            <numerusform>%Ln tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) behind the head version</source>
        <translation>
            <numerusform>%Ln tenant por detrás de la última versión</numerusform>
            <numerusform>%Ln tenants por detrás de la última versión</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody is behind</source>
        <translation>nadie va por detrás</translation>
    </message>
    <message numerus="yes">
        <source>%1, after %Ln file(s)</source>
        <translation>
            <numerusform>%1, tras %Ln archivo</numerusform>
            <numerusform>%1, tras %Ln archivos</numerusform>
        </translation>
    </message>
    <message>
        <source>none: tenants are built from the files</source>
        <translation>ninguna: los tenants se construyen a partir de los archivos</translation>
    </message>
    <message>
        <source>%1 on %2, version %3</source>
        <translation>%1 en %2, versión %3</translation>
    </message>
    <message>
        <source>a server that is gone</source>
        <translation>un servidor que ya no está</translation>
    </message>
    <message>
        <source>none: no first account is made</source>
        <translation>ninguno: no se crea ninguna primera cuenta</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>There is no seed script: a new tenant&apos;s database has no first account. One can be given when files are imported.</source>
        <translation>No hay script de datos iniciales: la base de datos de un tenant nuevo no tiene primera cuenta. Se puede indicar uno al importar archivos.</translation>
    </message>
    <message>
        <source>Runs once in each new tenant&apos;s database, with the values of its first account as settings.</source>
        <translation>Se ejecuta una vez en la base de datos de cada tenant nuevo, con los valores de su primera cuenta como parámetros.</translation>
    </message>
    <message>
        <source>Seed script</source>
        <translation>Datos iniciales</translation>
    </message>
    <message>
        <source>&amp;Import new files</source>
        <translation>&amp;Importar archivos nuevos</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migraciones</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Plantilla</translation>
    </message>
    <message>
        <source>Parts of the product</source>
        <translation>Partes del producto</translation>
    </message>
    <message>
        <source>Show the tenants of this product</source>
        <translation>Mostrar los tenants de este producto</translation>
    </message>
    <message>
        <source>Show who stands where, and what is due</source>
        <translation>Mostrar en qué versión está cada uno y qué falta por aplicar</translation>
    </message>
    <message>
        <source>Tenants</source>
        <translation>Tenants</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>Por detrás</translation>
    </message>
    <message>
        <source>Head version</source>
        <translation>Última versión</translation>
    </message>
    <message>
        <source>Layout of the files</source>
        <translation>Disposición de los archivos</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Dirección web</translation>
    </message>
    <message>
        <source>Health checks of its own</source>
        <translation>Comprobaciones de salud propias</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Añadido</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ProductEditor</name>
    <message>
        <source>Nothing was changed.</source>
        <translation>No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Edit “%1”</source>
        <translation>Editar «%1»</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>&amp;Descripción</translation>
    </message>
    <message>
        <source>&amp;Web address of its tenants</source>
        <translation>Dirección &amp;web de sus tenants</translation>
    </message>
    <message>
        <source>Where they answer, for diagnosis and certificates. {host}, {subdomain} and {slug} stand for the tenant&apos;s: https://{host}/health</source>
        <translation>Donde responden, para el diagnóstico y los certificados. {host}, {subdomain} y {slug} representan los del tenant: https://{host}/health</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>as command</source>
        <translation>como orden</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ProductFiles</name>
    <message>
        <source>SQL of %1</source>
        <translation>SQL de %1</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Se ejecuta</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Migration files</source>
        <translation>Archivos de migración</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ProductForm</name>
    <message>
        <source>Folder of migrations</source>
        <translation>Carpeta de migraciones</translation>
    </message>
    <message>
        <source>Seed script</source>
        <translation>Datos iniciales</translation>
    </message>
    <message>
        <source>SQL files (*.sql)</source>
        <translation>Archivos SQL (*.sql)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>A product needs a name.</source>
        <translation>Un producto necesita un nombre.</translation>
    </message>
    <message>
        <source>Which folder? Choose the one with the migration files.</source>
        <translation>¿Qué carpeta? Elegir la que contiene los archivos de migración.</translation>
    </message>
    <message>
        <source>The product was not added.</source>
        <translation>El producto no se ha añadido.</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>No se ha importado nada.</translation>
    </message>
    <message>
        <source>Add a product</source>
        <translation>Añadir un producto</translation>
    </message>
    <message>
        <source>New files for “%1”</source>
        <translation>Archivos nuevos para «%1»</translation>
    </message>
    <message>
        <source>A product is what tenants run: a folder of migration files whose text and checksums go into the registry.</source>
        <translation>Un producto es lo que usan los tenants: una carpeta de archivos de migración cuyo texto y sumas de comprobación van al registro.</translation>
    </message>
    <message>
        <source>The folder is read and compared first. Files that are there already must not have changed.</source>
        <translation>Primero se lee la carpeta y se compara. Los archivos que ya estaban no deben haber cambiado.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>For example: Shop</source>
        <translation>Por ejemplo: Tienda</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>&amp;Descripción</translation>
    </message>
    <message>
        <source>&amp;Folder of migrations</source>
        <translation>Car&amp;peta de migraciones</translation>
    </message>
    <message>
        <source>Recognised by itself: numbered files, Flyway, golang-migrate, dbmate, Prisma, node-pg-migrate.</source>
        <translation>Se reconoce sola: archivos numerados, Flyway, golang-migrate, dbmate, Prisma, node-pg-migrate.</translation>
    </message>
    <message>
        <source>&amp;Seed script</source>
        <translation>&amp;Script de datos iniciales</translation>
    </message>
    <message>
        <source>SQL that makes the first account in a new tenant&apos;s database.</source>
        <translation>SQL que crea la primera cuenta en la base de datos de un tenant nuevo.</translation>
    </message>
    <message>
        <source>Empty: the one that the product has stays.</source>
        <translation>Si se deja vacío, se mantiene el que tiene el producto.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Elegir la carpeta</translation>
    </message>
    <message>
        <source>Choose the seed script</source>
        <translation>Elegir el script de datos iniciales</translation>
    </message>
    <message>
        <source>Build a &amp;template that new tenants are cloned from</source>
        <translation>Construir una plan&amp;tilla de la que se clonan los tenants nuevos</translation>
    </message>
    <message>
        <source>A template needs a server to be on: add one on the page Servers.</source>
        <translation>Una plantilla necesita un servidor: añadir uno en la página Servidores.</translation>
    </message>
    <message>
        <source>Ser&amp;ver of the template</source>
        <translation>Ser&amp;vidor de la plantilla</translation>
    </message>
    <message>
        <source>Data&amp;base of the template</source>
        <translation>&amp;Base de datos de la plantilla</translation>
    </message>
    <message>
        <source>A name is made where none is given.</source>
        <translation>Si no se indica ninguno, se crea un nombre.</translation>
    </message>
    <message>
        <source>Take the new te&amp;xt of changed files, where no tenant has them yet</source>
        <translation>Tomar el te&amp;xto nuevo de los archivos cambiados, donde ningún tenant los tenga todavía</translation>
    </message>
    <message>
        <source>Add the &amp;product</source>
        <translation>Añadir el pr&amp;oducto</translation>
    </message>
    <message>
        <source>Take &amp;over</source>
        <translation>Imp&amp;ortar</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>as command</source>
        <translation>como orden</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ProductModel</name>
    <message>
        <source>Building…</source>
        <translation>Construyendo…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Head version</source>
        <translation>Última versión</translation>
    </message>
    <message>
        <source>Tenants</source>
        <translation>Tenants</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>Por detrás</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Plantilla</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ProductStep</name>
    <message>
        <source>P&amp;roduct</source>
        <translation>P&amp;roducto</translation>
    </message>
    <message>
        <source>P&amp;lan</source>
        <translation>P&amp;lan</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message numerus="yes">
        <source>%Ln migration(s)</source>
        <translation>
            <numerusform>%Ln migración</numerusform>
            <numerusform>%Ln migraciones</numerusform>
        </translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>versión %1</translation>
    </message>
    <message>
        <source>with template</source>
        <translation>con plantilla</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s)</source>
        <translation>
            <numerusform>%Ln tenant</numerusform>
            <numerusform>%Ln tenants</numerusform>
        </translation>
    </message>
    <message>
        <source>any number of connections</source>
        <translation>cualquier número de conexiones</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s) at most</source>
        <translation>
            <numerusform>%Ln conexión como máximo</numerusform>
            <numerusform>%Ln conexiones como máximo</numerusform>
        </translation>
    </message>
    <message>
        <source>Product and plan</source>
        <translation>Producto y plan</translation>
    </message>
    <message>
        <source>What will it run, and how much of it?</source>
        <translation>¿Qué va a ejecutar, y cuánto?</translation>
    </message>
    <message>
        <source>off for all at the moment</source>
        <translation>desactivada para todos por ahora</translation>
    </message>
    <message>
        <source>Features that the plan brings</source>
        <translation>Funcionalidades que trae el plan</translation>
    </message>
    <message>
        <source>None of its own: every feature has its default.</source>
        <translation>Ninguna propia: cada funcionalidad tiene su valor predeterminado.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more as for everybody.</source>
        <translation>
            <numerusform>%Ln más, como para todos.</numerusform>
            <numerusform>%Ln más, como para todos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ProductWords</name>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Of version %1</source>
        <translation>De la versión %1</translation>
    </message>
    <message>
        <source>Numbered files</source>
        <translation>Archivos numerados</translation>
    </message>
    <message>
        <source>whenever it changes</source>
        <translation>cada vez que cambia</translation>
    </message>
    <message>
        <source>in a transaction</source>
        <translation>en una transacción</translation>
    </message>
    <message>
        <source>outside a transaction</source>
        <translation>fuera de una transacción</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambiado</translation>
    </message>
    <message>
        <source>Changed, runs again</source>
        <translation>Cambiado, se repite</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Igual</translation>
    </message>
    <message>
        <source>Not in the folder</source>
        <translation>No está en la carpeta</translation>
    </message>
    <message>
        <source>its number comes before a file that is there; it is applied after it</source>
        <translation>su número va antes que el de un archivo que ya está; se aplica después</translation>
    </message>
    <message>
        <source>stays in the product</source>
        <translation>se queda en el producto</translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln advertencia</numerusform>
            <numerusform>%Ln advertencias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln file(s) cannot be taken. Nothing is stored until all of them can.</source>
        <translation>
            <numerusform>%1: no se puede tomar %Ln archivo. No se guarda nada hasta que se puedan tomar todos.</numerusform>
            <numerusform>%1: no se pueden tomar %Ln archivos. No se guarda nada hasta que se puedan tomar todos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln file(s), head version %2</source>
        <translation>
            <numerusform>%1, %Ln archivo, última versión %2</numerusform>
            <numerusform>%1, %Ln archivos, última versión %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. Nothing new: the product has all of these files.</source>
        <translation>%1. Nada nuevo: el producto ya tiene todos estos archivos.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln nuevo</numerusform>
            <numerusform>%Ln nuevos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln cambiado</numerusform>
            <numerusform>%Ln cambiados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repeatable to run again</source>
        <translation>
            <numerusform>%Ln repetible que se ejecuta de nuevo</numerusform>
            <numerusform>%Ln repetibles que se ejecutan de nuevo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln missing</source>
        <translation>
            <numerusform>falta %Ln</numerusform>
            <numerusform>faltan %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>Flyway, 12 files, head version 1.9: 2 new, 1 missing.</comment>
        <translation>%1: %2.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ProductsPage</name>
    <message>
        <source>The products could not be read.</source>
        <translation>No se han podido leer los productos.</translation>
    </message>
    <message>
        <source>Filter by name, description or layout</source>
        <translation>Filtrar por nombre, descripción o disposición</translation>
    </message>
    <message>
        <source>&amp;Add product</source>
        <translation>&amp;Añadir producto</translation>
    </message>
    <message>
        <source>Add a product…</source>
        <translation>Añadir un producto…</translation>
    </message>
    <message>
        <source>Import new files…</source>
        <translation>Importar archivos nuevos…</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Productos</translation>
    </message>
    <message>
        <source>No products yet</source>
        <translation>Todavía no hay productos</translation>
    </message>
    <message>
        <source>A product is what tenants run: a folder of migration files, and what a new tenant begins with.</source>
        <translation>Un producto es lo que usan los tenants: una carpeta de archivos de migración y aquello con lo que empieza un tenant nuevo.</translation>
    </message>
    <message>
        <source>Add the first product</source>
        <translation>Añadir el primer producto</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ProfileList</name>
    <message>
        <source>this computer</source>
        <translation>este equipo</translation>
    </message>
    <message>
        <source>Registries</source>
        <translation>Registros</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ProgressRow</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>faltan %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::QueryPart</name>
    <message>
        <source>What can be asked for could not be read.</source>
        <translation>No se ha podido leer qué se puede preguntar.</translation>
    </message>
    <message>
        <source>Stopped after %1.</source>
        <translation>Detenida después de %1.</translation>
    </message>
    <message>
        <source>Ask without them</source>
        <translation>Preguntar sin ellas</translation>
    </message>
    <message>
        <source>There is no answer.</source>
        <translation>No hay respuesta.</translation>
    </message>
    <message>
        <source>There are more: no more than %1 rows are shown.</source>
        <translation>Hay más: no se muestran más de %1 filas.</translation>
    </message>
    <message>
        <source>There are more: no more than %1 are shown.</source>
        <translation>Hay más: no se muestran más de %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) were longer than %1 and are cut.</source>
        <translation>
            <numerusform>%Ln valor era más largo que %1 y está cortado.</numerusform>
            <numerusform>%Ln valores eran más largos que %1 y están cortados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s) are masked for your role.</source>
        <translation>
            <numerusform>%Ln columna está enmascarada para tu rol.</numerusform>
            <numerusform>%Ln columnas están enmascaradas para tu rol.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln fila</numerusform>
            <numerusform>%Ln filas</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking… %1 of at most %2</source>
        <translation>Preguntando… %1 de %2 como máximo</translation>
    </message>
    <message>
        <source>No answer (%1)</source>
        <translation>Sin respuesta (%1)</translation>
    </message>
    <message>
        <source>SELECT, VALUES, TABLE, EXPLAIN or SHOW: one statement that only looks</source>
        <translation>SELECT, VALUES, TABLE, EXPLAIN o SHOW: una sentencia que solo mira</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Consulta</translation>
    </message>
    <message>
        <source>As&amp;k</source>
        <translation>&amp;Preguntar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Rows at most</source>
        <translation>Filas como máximo</translation>
    </message>
    <message>
        <source>Helps for the query</source>
        <translation>Ayudas para la consulta</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Asked before</source>
        <translation>Preguntado antes</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>What you asked this tenant before; Enter takes it into the query</source>
        <translation>Lo que preguntaste antes a este tenant; Entrar lo lleva a la consulta</translation>
    </message>
    <message>
        <source>The answer comes here</source>
        <translation>La respuesta llega aquí</translation>
    </message>
    <message>
        <source>It is read with a role that can only look, in a transaction that is rolled back; the query is written down with its reason.</source>
        <translation>Se lee con un rol que solo puede mirar, en una transacción que se deshace; la consulta queda escrita con su motivo.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::RecoveryPage</name>
    <message>
        <source>Save the recovery key</source>
        <translation>Guardar la clave de recuperación</translation>
    </message>
    <message>
        <source>Recovery key of the Tenantry registry “%1”, made on %2. Whoever has it can open every secret of the registry.</source>
        <translation>Clave de recuperación del registro «%1» de Tenantry, creada el %2. Quien la tenga puede abrir todos los secretos del registro.</translation>
    </message>
    <message>
        <source>Keep the recovery key</source>
        <translation>Guardar bien la clave de recuperación</translation>
    </message>
    <message>
        <source>The registry “%1” is ready. This key opens its secrets when every administrator has lost their password. It is shown this once and stored nowhere: keep it where the company keeps such things, on paper or in a safe, not on this computer.</source>
        <translation>El registro «%1» está listo. Esta clave abre sus secretos cuando todos los administradores han perdido la contraseña. Se muestra esta única vez y no se guarda en ningún sitio: conviene conservarla donde la empresa guarda estas cosas, en papel o en una caja fuerte, no en este equipo.</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Clave de recuperación</translation>
    </message>
    <message>
        <source>Save to a &amp;file, to print it…</source>
        <translation>Guardar en un archi&amp;vo, para imprimirlo…</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Guardado en %1</translation>
    </message>
    <message>
        <source>I have &amp;kept it</source>
        <translation>La he &amp;guardado</translation>
    </message>
    <message>
        <source>&amp;Sign in to the new registry</source>
        <translation>Iniciar &amp;sesión en el nuevo registro</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::RegistryBadge</name>
    <message>
        <source>Registry %1, %2</source>
        <translation>Registro %1, %2</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::RehearsalFields</name>
    <message>
        <source>A size such as 500MB or 20GB.</source>
        <translation>Un tamaño como 500MB o 20GB.</translation>
    </message>
    <message>
        <source>What to rehearse</source>
        <translation>Qué ensayar</translation>
    </message>
    <message>
        <source>By itself: the smallest tenant, the median, the largest and one of the oldest version.</source>
        <translation>Por sí solo: el tenant más pequeño, el mediano, el más grande y uno de la versión más antigua.</translation>
    </message>
    <message>
        <source>Tenants b&amp;y name</source>
        <translation>Tenants por nom&amp;bre</translation>
    </message>
    <message>
        <source>Slugs, subdomains or ids. Empty: chosen by size and version.</source>
        <translation>Slugs, subdominios o identificadores. Vacío: se eligen por tamaño y versión.</translation>
    </message>
    <message>
        <source>Free roo&amp;m on the server</source>
        <translation>Espacio &amp;libre en el servidor</translation>
    </message>
    <message>
        <source>Where it cannot be found out: a copy that would not fit is not begun.</source>
        <translation>Donde no se puede averiguar: una copia que no cabría no se empieza.</translation>
    </message>
    <message>
        <source> min</source>
        <comment>minutes, behind a number</comment>
        <translation> min</translation>
    </message>
    <message>
        <source>Copy none lar&amp;ger than</source>
        <translation>No copiar mayore&amp;s de</translation>
    </message>
    <message>
        <source>&amp;Time for all of it</source>
        <translation>&amp;Tiempo para todo</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::RehearsalPanel</name>
    <message>
        <source>chosen</source>
        <translation>elegido</translation>
    </message>
    <message>
        <source>smallest</source>
        <translation>el más pequeño</translation>
    </message>
    <message>
        <source>median size</source>
        <translation>tamaño mediano</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>el más grande</translation>
    </message>
    <message>
        <source>oldest version</source>
        <translation>la versión más antigua</translation>
    </message>
    <message>
        <source>works</source>
        <translation>funciona</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>nada que hacer</translation>
    </message>
    <message>
        <source>cannot be migrated</source>
        <translation>no se puede migrar</translation>
    </message>
    <message>
        <source>not copied</source>
        <translation>no copiado</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>falla</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>no probado</translation>
    </message>
    <message>
        <source>nobody reads or writes</source>
        <translation>nadie lee ni escribe</translation>
    </message>
    <message>
        <source>nobody writes</source>
        <translation>nadie escribe</translation>
    </message>
    <message>
        <source>Throwing the copy away…</source>
        <translation>Eliminando la copia…</translation>
    </message>
    <message>
        <source>Choosing tenants by their size…</source>
        <translation>Eligiendo tenants por su tamaño…</translation>
    </message>
    <message>
        <source>%1: copying, %2 of about %3</source>
        <translation>%1: copiando, %2 de unos %3</translation>
    </message>
    <message>
        <source>%1: copying, %2</source>
        <translation>%1: copiando, %2</translation>
    </message>
    <message>
        <source>%1: %2, file %3 of %4</source>
        <translation>%1: %2, archivo %3 de %4</translation>
    </message>
    <message>
        <source>%1: throwing the copy away</source>
        <translation>%1: eliminando la copia</translation>
    </message>
    <message>
        <source>There was no rehearsal.</source>
        <translation>No hubo ensayo.</translation>
    </message>
    <message>
        <source>The rehearsal was cancelled. Its copies are gone.</source>
        <translation>El ensayo se canceló. Sus copias ya no están.</translation>
    </message>
    <message>
        <source>There is nothing to rehearse.</source>
        <translation>No hay nada que ensayar.</translation>
    </message>
    <message numerus="yes">
        <source>It failed for %Ln of</source>
        <translation>
            <numerusform>Falló en %Ln de</numerusform>
            <numerusform>Falló en %Ln de</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s).</source>
        <translation>
            <numerusform>%Ln tenant.</numerusform>
            <numerusform>%Ln tenants.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It worked for all of %Ln tenant(s).</source>
        <translation>
            <numerusform>Funcionó en %Ln tenant.</numerusform>
            <numerusform>Funcionó en los %Ln tenants.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The roll-out will take about %1 for %Ln tenant(s).</source>
        <translation>
            <numerusform>El despliegue tardará unos %1 para %Ln tenant.</numerusform>
            <numerusform>El despliegue tardará unos %1 para %Ln tenants.</numerusform>
        </translation>
    </message>
    <message>
        <source>Customers wait longest at %1: up to %2, for %3.</source>
        <translation>Donde más esperan los clientes es en %1: hasta %2, por %3.</translation>
    </message>
    <message>
        <source>Not counted, since no copy got that far: %1.</source>
        <translation>Sin contar, porque ninguna copia llegó hasta ahí: %1.</translation>
    </message>
    <message>
        <source>copied in %1</source>
        <translation>copiado en %1</translation>
    </message>
    <message>
        <source>migrated in %1</source>
        <translation>migrado en %1</translation>
    </message>
    <message>
        <source>%1: %2 for up to %3, %4</source>
        <translation>%1: %2 durante hasta %3, %4</translation>
    </message>
    <message>
        <source>%1: written anew, %2</source>
        <translation>%1: reescrita, %2</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Ensayo</translation>
    </message>
    <message>
        <source>as command</source>
        <translation>como comando</translation>
    </message>
    <message>
        <source>Rehearsing on copies</source>
        <translation>Ensayando en copias</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::RequirementFields</name>
    <message>
        <source>A tenant gets it only with these migrations applied:</source>
        <translation>Un tenant la recibe solo con estas migraciones aplicadas:</translation>
    </message>
    <message>
        <source>The products could not be read, so what the feature requires stays as it is. %1</source>
        <translation>No se pudieron leer los productos; lo que la funcionalidad requiere queda como está. %1</translation>
    </message>
    <message>
        <source>Any version</source>
        <translation>Cualquier versión</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ReviewStep</name>
    <message>
        <source>The checks could not be run.</source>
        <translation>No se han podido hacer las comprobaciones.</translation>
    </message>
    <message>
        <source>Checking everything…</source>
        <translation>Comprobando todo…</translation>
    </message>
    <message>
        <source>%1, plan %2</source>
        <translation>%1, plan %2</translation>
    </message>
    <message>
        <source>The tenant</source>
        <translation>El tenant</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Comprobaciones</translation>
    </message>
    <message>
        <source>Steps and SQL</source>
        <translation>Pasos y SQL</translation>
    </message>
    <message>
        <source>Test onl&amp;y</source>
        <translation>Solo co&amp;mprobar</translation>
    </message>
    <message>
        <source>Checks every precondition and changes nothing.</source>
        <translation>Hace todas las comprobaciones y no cambia nada.</translation>
    </message>
    <message>
        <source>as command</source>
        <translation>como comando</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>First admin</source>
        <translation>Primer administrador</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Nothing has been made yet. This is what will be done.</source>
        <translation>Todavía no se ha creado nada. Esto es lo que se hará.</translation>
    </message>
    <message>
        <source>Passwords are masked. What only looks or locks is left out.</source>
        <translation>Las contraseñas están enmascaradas. Se omite lo que solo consulta o bloquea.</translation>
    </message>
    <message>
        <source>Sma&amp;ller</source>
        <translation>Red&amp;ucir</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>Amp&amp;liar</translation>
    </message>
    <message>
        <source>Shows the answers and the checks again.</source>
        <translation>Vuelve a mostrar las respuestas y las comprobaciones.</translation>
    </message>
    <message>
        <source>Gives the statements the whole page.</source>
        <translation>Da toda la página a las sentencias.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::RolloutForm</name>
    <message>
        <source>A number of tenants, or a percentage: 5, 2%.</source>
        <translation>Un número de tenants o un porcentaje: 5, 2%.</translation>
    </message>
    <message numerus="yes">
        <source>There is nothing to do: %Ln tenant(s) are there already.</source>
        <translation>
            <numerusform>No hay nada que hacer: %Ln tenant ya está ahí.</numerusform>
            <numerusform>No hay nada que hacer: %Ln tenants ya están ahí.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) will get</source>
        <translation>
            <numerusform>%Ln tenant recibirá</numerusform>
            <numerusform>%Ln tenants recibirán</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %Ln file(s) each.</source>
        <translation>
            <numerusform>como máximo %Ln archivo cada uno.</numerusform>
            <numerusform>como máximo %Ln archivos cada uno.</numerusform>
        </translation>
    </message>
    <message>
        <source>In waves: %1.</source>
        <translation>Por oleadas: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) are there already.</source>
        <translation>
            <numerusform>%Ln tenant ya está ahí.</numerusform>
            <numerusform>%Ln tenants ya están ahí.</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out: %1. %2</source>
        <translation>Queda fuera: %1. %2</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more are left out.</source>
        <translation>
            <numerusform>Y %Ln más queda fuera.</numerusform>
            <numerusform>Y %Ln más quedan fuera.</numerusform>
        </translation>
    </message>
    <message>
        <source>The roll-out was not started.</source>
        <translation>El despliegue no empezó.</translation>
    </message>
    <message>
        <source>Roll out</source>
        <translation>Desplegar</translation>
    </message>
    <message>
        <source>Roll out %1</source>
        <translation>Desplegar %1</translation>
    </message>
    <message>
        <source>T&amp;enants</source>
        <translation>T&amp;enants</translation>
    </message>
    <message>
        <source>As in the filter of the tenants page; empty: all of the product.</source>
        <translation>Como en el filtro de la página de tenants; vacío: todos los del producto.</translation>
    </message>
    <message>
        <source>&amp;Waves</source>
        <translation>&amp;Oleadas</translation>
    </message>
    <message>
        <source>Empty: one tenant, a tenth, the rest. After each, its tenants are asked whether they answer.</source>
        <translation>Vacío: un tenant, una décima parte, el resto. Después de cada una se pregunta a sus tenants si responden.</translation>
    </message>
    <message>
        <source>Pause after &amp;failures</source>
        <translation>Pausar tras &amp;fallos</translation>
    </message>
    <message>
        <source>&amp;Connections per server</source>
        <translation>&amp;Conexiones por servidor</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Por sí solo</translation>
    </message>
    <message>
        <source>By itself: half of the free ones, up to 8.</source>
        <translation>Por sí solo: la mitad de las libres, hasta 8.</translation>
    </message>
    <message>
        <source>Wait for me after each wave</source>
        <translation>Esperar una orden después de cada oleada</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>E&amp;mpezar</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Ce&amp;rrar</translation>
    </message>
    <message>
        <source>as command</source>
        <translation>como comando</translation>
    </message>
    <message>
        <source>Only try it: everything is rolled back</source>
        <translation>Solo probar: todo se deshace</translation>
    </message>
    <message>
        <source>Files that run outside of a transaction cannot be tried, nor what comes after them.</source>
        <translation>Los archivos que se ejecutan fuera de una transacción no se pueden probar, ni lo que viene detrás.</translation>
    </message>
    <message>
        <source>Files that come before ones that a tenant has already are applied, too.</source>
        <translation>Se aplican también archivos anteriores a otros que un tenant ya tiene.</translation>
    </message>
    <message>
        <source>Allow files out of order</source>
        <translation>Permitir archivos fuera de orden</translation>
    </message>
    <message>
        <source>&amp;Rehearse</source>
        <translation>Ensa&amp;yar</translation>
    </message>
    <message>
        <source>Copies a few tenants beside themselves, migrates the copies and throws them away. No tenant is changed.</source>
        <translation>Copia unos pocos tenants junto a sí mismos, migra las copias y las elimina. No se cambia ningún tenant.</translation>
    </message>
    <message>
        <source>&amp;Health margin</source>
        <translation>Mar&amp;gen de salud</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>Sin comparar</translation>
    </message>
    <message>
        <source>By how much a wave&apos;s tenants may answer more slowly, roll back or deadlock more than before.</source>
        <translation>Cuánto más despacio pueden responder, revertir o bloquearse los tenants de una oleada que antes.</translation>
    </message>
    <message>
        <source>&amp;Backup into</source>
        <translation>Copia de segurida&amp;d en</translation>
    </message>
    <message>
        <source>A folder of the computer that works on the run; each tenant&apos;s database is written there first.</source>
        <translation>Una carpeta del equipo que trabaja en la ejecución; antes se escribe en ella la base de datos de cada tenant.</translation>
    </message>
    <message>
        <source>Vers&amp;ion</source>
        <translation>Vers&amp;ión</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::RunDetails</name>
    <message>
        <source>Started by %1, %2.</source>
        <comment>operator, when</comment>
        <translation>Empezada por %1, %2.</translation>
    </message>
    <message>
        <source>Tenants chosen by “%1”.</source>
        <translation>Tenants elegidos con «%1».</translation>
    </message>
    <message>
        <source>%1 works on it on %2 (%3).</source>
        <comment>operator, computer, program</comment>
        <translation>%1 trabaja en ella en %2 (%3).</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avance</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>tenants done, tenants</comment>
        <translation>%1 de %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln con fallo</numerusform>
            <numerusform>%Ln con fallo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in work</source>
        <translation>
            <numerusform>%Ln en curso</numerusform>
            <numerusform>%Ln en curso</numerusform>
        </translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>time</comment>
        <translation>quedan %1</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausar</translation>
    </message>
    <message>
        <source>Retry &amp;failures</source>
        <translation>Reintentar &amp;fallos</translation>
    </message>
    <message>
        <source>&amp;Cancel run</source>
        <translation>&amp;Cancelar ejecución</translation>
    </message>
    <message>
        <source>&amp;Open the run</source>
        <translation>A&amp;brir la ejecución</translation>
    </message>
    <message>
        <source>as command</source>
        <translation>como comando</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>Rean&amp;udar</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::RunModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hechos</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallidos</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::RunPanel</name>
    <message>
        <source>The registry does not answer. What was done is kept here and written when it is back.</source>
        <translation>El registro no responde. Lo hecho se guarda aquí y se anota cuando vuelva.</translation>
    </message>
    <message>
        <source>Started %1 by %2</source>
        <translation>Empezada %1 por %2</translation>
    </message>
    <message>
        <source>chosen by “%1”</source>
        <translation>elegidos con «%1»</translation>
    </message>
    <message>
        <source>%1 works on it on %2 (%3)</source>
        <translation>trabaja en ella %1 en %2 (%3)</translation>
    </message>
    <message>
        <source>finished %1</source>
        <translation>terminada %1</translation>
    </message>
    <message>
        <source>Nobody works on this run.</source>
        <translation>Nadie trabaja en esta ejecución.</translation>
    </message>
    <message>
        <source>The program that did was closed or lost. Nothing is half done: resume it here, or with tenantryctl on any computer.</source>
        <translation>El programa que lo hacía se cerró o se perdió. Nada quedó a medias: reanudarla aquí, o con tenantryctl en cualquier equipo.</translation>
    </message>
    <message>
        <source>More tenants failed than this run may bear.</source>
        <translation>Fallaron más tenants de los que esta ejecución admite.</translation>
    </message>
    <message>
        <source>Look at the causes below. When one is mended, retry its group; the others go on with it.</source>
        <translation>Ver las causas más abajo. Cuando una esté arreglada, reintentar su grupo; los demás siguen con él.</translation>
    </message>
    <message>
        <source>A wave is done.</source>
        <translation>Terminó una oleada.</translation>
    </message>
    <message>
        <source>Have a look at its tenants; resume when they are well.</source>
        <translation>Echar un vistazo a sus tenants; reanudar cuando estén bien.</translation>
    </message>
    <message>
        <source>Tenants of this wave do not answer as they should.</source>
        <translation>Hay tenants de esta oleada que no responden como deben.</translation>
    </message>
    <message>
        <source>Go on all the same</source>
        <translation>Seguir de todos modos</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausar</translation>
    </message>
    <message>
        <source>Ca&amp;ncel run</source>
        <translation>Ca&amp;ncelar ejecución</translation>
    </message>
    <message>
        <source>as command</source>
        <translation>como comando</translation>
    </message>
    <message>
        <source>Tenants</source>
        <translation>Tenants</translation>
    </message>
    <message>
        <source>Waves</source>
        <translation>Oleadas</translation>
    </message>
    <message>
        <source>Tenants of the run, one cell each</source>
        <translation>Tenants de la ejecución, una celda cada uno</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avance</translation>
    </message>
    <message>
        <source>Tenants of this wave failed, and the next one does not begin.</source>
        <translation>Fallaron tenants de esta oleada, y la siguiente no empieza.</translation>
    </message>
    <message>
        <source>Look at the causes below. When they are mended, retry them: the run goes on by itself when the wave is well.</source>
        <translation>Ver las causas más abajo. Cuando estén arregladas, reintentarlas: la ejecución sigue sola cuando la oleada está bien.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) in work</source>
        <translation>
            <numerusform>%Ln tenant en curso</numerusform>
            <numerusform>%Ln tenants en curso</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s)</source>
        <translation>
            <numerusform>%Ln tenant</numerusform>
            <numerusform>%Ln tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cause(s) of failure</source>
        <translation>
            <numerusform>%Ln causa de fallo</numerusform>
            <numerusform>%Ln causas de fallo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln con fallo</numerusform>
            <numerusform>%Ln con fallo</numerusform>
        </translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>Rean&amp;udar</translation>
    </message>
    <message>
        <source>Retry &amp;all failures</source>
        <translation>Reintentar todos los f&amp;allos</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::RunStep</name>
    <message>
        <source>&amp;Leave and finish later</source>
        <translation>&amp;Dejarlo y terminar después</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avance</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Reintentar</translation>
    </message>
    <message>
        <source>&amp;Undo everything</source>
        <translation>Des&amp;hacer todo</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>Dete&amp;ner</translation>
    </message>
    <message>
        <source>It could not be begun.</source>
        <translation>No se ha podido empezar.</translation>
    </message>
    <message>
        <source>The step “%1” failed.</source>
        <translation>El paso «%1» ha fallado.</translation>
    </message>
    <message>
        <source>It stopped. Nothing is lost: retry, take everything back, or decide later.</source>
        <translation>Se ha detenido. No se pierde nada: se puede reintentar, deshacer todo o decidir después.</translation>
    </message>
    <message>
        <source>Taking everything back…</source>
        <translation>Deshaciendo todo…</translation>
    </message>
    <message>
        <source>You may leave this page; the work goes on and shows up under Jobs.</source>
        <translation>Se puede salir de esta página; el trabajo sigue y aparece en Trabajos.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::RunWords</name>
    <message numerus="yes">
        <source>%Ln in work</source>
        <translation>
            <numerusform>%Ln en curso</numerusform>
            <numerusform>%Ln en curso</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln succeeded</source>
        <translation>
            <numerusform>%Ln con éxito</numerusform>
            <numerusform>%Ln con éxito</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln con fallo</numerusform>
            <numerusform>%Ln con fallo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln omitido</numerusform>
            <numerusform>%Ln omitidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln en espera</numerusform>
            <numerusform>%Ln en espera</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::SecretField</name>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secreto</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Oculto</translation>
    </message>
    <message>
        <source>Passwords that are shown only this once were neither looked at nor copied.</source>
        <translation>Hay contraseñas que solo se muestran esta vez y que nadie ha mirado ni copiado.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::SelectionBox</name>
    <message>
        <source>All tenants</source>
        <translation>Todos los tenants</translation>
    </message>
    <message>
        <source>No groups are saved: the Tenants page makes them.</source>
        <translation>No hay grupos guardados: se hacen en la página Tenants.</translation>
    </message>
    <message>
        <source>Tenants</source>
        <translation>Tenants</translation>
    </message>
    <message>
        <source>All tenants, or a filter: plan:gold server:db2</source>
        <translation>Todos los tenants, o un filtro: plan:gold server:db2</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ServerCard</name>
    <message>
        <source>Show only the tenants of %1</source>
        <translation>Mostrar solo los tenants de %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Conexiones</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>desde %1</translation>
    </message>
    <message>
        <source>Nobody has looked yet</source>
        <translation>Aún sin mirar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln database(s)</source>
        <translation>
            <numerusform>%Ln base de datos</numerusform>
            <numerusform>%Ln bases de datos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s)</source>
        <translation>
            <numerusform>%Ln tenant</numerusform>
            <numerusform>%Ln tenants</numerusform>
        </translation>
    </message>
    <message>
        <source>replica %1 s behind</source>
        <translation>réplica %1 s por detrás</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s)</source>
        <translation>
            <numerusform>%Ln alerta</numerusform>
            <numerusform>%Ln alertas</numerusform>
        </translation>
    </message>
    <message>
        <source>no alerts</source>
        <translation>sin alertas</translation>
    </message>
    <message>
        <source>Server %1</source>
        <translation>Servidor %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>server, its alerts</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Connections in the last 48 hours</source>
        <translation>Conexiones en las últimas 48 horas</translation>
    </message>
    <message>
        <source>What %1 was like</source>
        <translation>Cómo estaba %1</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 libres</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ServerCards</name>
    <message>
        <source>Servers</source>
        <translation>Servidores</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ServerDetails</name>
    <message>
        <source>The server cannot be used.</source>
        <translation>El servidor no se puede usar.</translation>
    </message>
    <message>
        <source>The server could not be used when it was last looked at.</source>
        <translation>El servidor no se podía usar la última vez que se miró.</translation>
    </message>
    <message>
        <source>none is kept</source>
        <translation>no se guarda ninguna</translation>
    </message>
    <message>
        <source>kept sealed, shown to nobody</source>
        <translation>guardada y sellada; no se muestra a nadie</translation>
    </message>
    <message>
        <source>not needed on a socket</source>
        <translation>no hace falta en un socket</translation>
    </message>
    <message>
        <source>kept in the registry, the same for everybody</source>
        <translation>guardado en el registro, el mismo para todos</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln tenant(s)</source>
        <translation>
            <numerusform>%1 de %Ln tenant</numerusform>
            <numerusform>%1 de %Ln tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s)</source>
        <translation>
            <numerusform>%Ln tenant</numerusform>
            <numerusform>%Ln tenants</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody has looked at this server yet. A check signs in as its role and changes nothing.</source>
        <translation>Nadie ha mirado todavía este servidor. Una comprobación entra con su rol y no cambia nada.</translation>
    </message>
    <message>
        <source>Checked from here: %1.</source>
        <translation>Comprobado desde aquí: %1.</translation>
    </message>
    <message>
        <source>Looked at by whoever watches the fleet&apos;s health: %1.</source>
        <translation>Mirado por quien vigila la salud de la flota: %1.</translation>
    </message>
    <message>
        <source>Connecting and asking took %1.</source>
        <translation>Conectar y preguntar tardó %1.</translation>
    </message>
    <message>
        <source>Connections used: %1.</source>
        <translation>Conexiones en uso: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln database(s).</source>
        <translation>
            <numerusform>%Ln base de datos.</numerusform>
            <numerusform>%Ln bases de datos.</numerusform>
        </translation>
    </message>
    <message>
        <source>The connection was encrypted.</source>
        <translation>La conexión estaba cifrada.</translation>
    </message>
    <message>
        <source>The connection was not encrypted.</source>
        <translation>La conexión no estaba cifrada.</translation>
    </message>
    <message>
        <source>The role may create databases and roles.</source>
        <translation>El rol puede crear bases de datos y roles.</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Comprobar</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>Health of this server and its tenants</source>
        <translation>Salud de este servidor y de sus tenants</translation>
    </message>
    <message>
        <source>Show the tenants that live on this server</source>
        <translation>Mostrar los tenants que viven en este servidor</translation>
    </message>
    <message>
        <source>checking as command</source>
        <translation>la comprobación como orden</translation>
    </message>
    <message>
        <source>removing as command</source>
        <translation>la retirada como orden</translation>
    </message>
    <message>
        <source>Last check</source>
        <translation>Última comprobación</translation>
    </message>
    <message>
        <source>Checking the connection</source>
        <translation>Comprobando la conexión</translation>
    </message>
    <message>
        <source>Name, port, TLS, password, privileges, version</source>
        <translation>Nombre, puerto, TLS, contraseña, privilegios, versión</translation>
    </message>
    <message>
        <source>Host or socket</source>
        <translation>Host o socket</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Maintenance database</source>
        <translation>Base de datos de mantenimiento</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Root certificate</source>
        <translation>Certificado raíz</translation>
    </message>
    <message>
        <source>PostgreSQL</source>
        <translation>PostgreSQL</translation>
    </message>
    <message>
        <source>Lives there</source>
        <translation>Viven allí</translation>
    </message>
    <message>
        <source>Takes new tenants</source>
        <translation>Admite tenants nuevos</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Añadido</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>no root certificate is kept</source>
        <translation>no se guarda ninguno</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ServerEditor</name>
    <message>
        <source>Root certificate</source>
        <translation>Certificado raíz</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Certificados (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Tomar lo suyo</translation>
    </message>
    <message>
        <source>Taken into the fields below.</source>
        <translation>Pasado a los campos de abajo.</translation>
    </message>
    <message>
        <source>A server needs a name.</source>
        <translation>Un servidor necesita un nombre.</translation>
    </message>
    <message>
        <source>Which server? Enter its name, its address, or the folder of its socket.</source>
        <translation>¿Qué servidor? Escribir su nombre, su dirección o la carpeta de su socket.</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535; PostgreSQL&apos;s own is 5432.</source>
        <translation>Un puerto es un número de 1 a 65535; el de PostgreSQL es 5432.</translation>
    </message>
    <message>
        <source>Enter a role that may create databases and roles.</source>
        <translation>Escribir un rol que pueda crear bases de datos y roles.</translation>
    </message>
    <message>
        <source>Enter a database to sign in to; postgres exists on every server.</source>
        <translation>Escribir una base de datos en la que entrar; postgres existe en todos los servidores.</translation>
    </message>
    <message>
        <source>There is no such file: %1</source>
        <translation>No existe ese archivo: %1</translation>
    </message>
    <message>
        <source>The server was not added.</source>
        <translation>El servidor no se ha añadido.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Add a server</source>
        <translation>Añadir un servidor</translation>
    </message>
    <message>
        <source>Edit “%1”</source>
        <translation>Editar «%1»</translation>
    </message>
    <message>
        <source>Connection &amp;URI</source>
        <translation>&amp;URI de conexión</translation>
    </message>
    <message>
        <source>What it says is taken into the fields below.</source>
        <translation>Lo que dice pasa a los campos de abajo.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>&amp;Host or socket folder</source>
        <translation>&amp;Host o carpeta del socket</translation>
    </message>
    <message>
        <source>db2.example.org or /run/postgresql</source>
        <translation>db2.example.org o /run/postgresql</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>&amp;Puerto</translation>
    </message>
    <message>
        <source>Ro&amp;le</source>
        <translation>&amp;Rol</translation>
    </message>
    <message>
        <source>With CREATEDB and CREATEROLE.</source>
        <translation>Con CREATEDB y CREATEROLE.</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>C&amp;ontraseña</translation>
    </message>
    <message>
        <source>Kept sealed, and shown to nobody. Empty where the server asks for none.</source>
        <translation>Se guarda sellada y no se muestra a nadie. Vacía si el servidor no pide ninguna.</translation>
    </message>
    <message>
        <source>Empty: the one that is kept stays.</source>
        <translation>Si se deja vacío, se mantiene lo guardado.</translation>
    </message>
    <message>
        <source>Root cert&amp;ificate</source>
        <translation>Cert&amp;ificado raíz</translation>
    </message>
    <message>
        <source>PEM file of the authority that signed the server&apos;s certificate; kept in the registry for everybody.</source>
        <translation>Archivo PEM de la autoridad que firmó el certificado del servidor; se guarda en el registro para todos.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Maintenance &amp;database</source>
        <translation>&amp;Base de datos de mantenimiento</translation>
    </message>
    <message>
        <source>Most tenan&amp;ts</source>
        <translation>&amp;Máximo de tenants</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sin límite</translation>
    </message>
    <message>
        <source>New tenants may be &amp;placed here</source>
        <translation>Se pueden a&amp;lojar aquí tenants nuevos</translation>
    </message>
    <message>
        <source>Test onl&amp;y</source>
        <translation>&amp;Solo probar</translation>
    </message>
    <message>
        <source>Testing the connection</source>
        <translation>Probando la conexión</translation>
    </message>
    <message>
        <source>Name, port, TLS, password, privileges, version</source>
        <translation>Nombre, puerto, TLS, contraseña, privilegios, versión</translation>
    </message>
    <message>
        <source>as command</source>
        <translation>como orden</translation>
    </message>
    <message>
        <source>Te&amp;st and add</source>
        <translation>Probar &amp;y añadir</translation>
    </message>
    <message>
        <source>Te&amp;st and save</source>
        <translation>Probar &amp;y guardar</translation>
    </message>
    <message>
        <source>&amp;Encryption (TLS)</source>
        <translation>Ci&amp;frado (TLS)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>The test did not pass.</source>
        <translation>La prueba no pasó.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ServerHistory</name>
    <message>
        <source>What the server was like could not be read.</source>
        <translation>No se pudo leer cómo estaba el servidor.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Nobody looked at it in that time.</source>
        <translation>Nadie lo miró en ese tiempo.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>last 48 hours</source>
        <translation>últimas 48 horas</translation>
    </message>
    <message>
        <source>last 90 days, by hour</source>
        <translation>últimos 90 días, por hora</translation>
    </message>
    <message>
        <source>Time of a small query</source>
        <translation>Tiempo de una consulta pequeña</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Conexiones</translation>
    </message>
    <message>
        <source>Waiting for locks</source>
        <translation>Esperando bloqueos</translation>
    </message>
    <message>
        <source>Replication lag</source>
        <translation>Retraso de replicación</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ServerModel</name>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>Answers, 5 min ago</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Host or socket</source>
        <translation>Host o socket</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Tenants</source>
        <translation>Tenants</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Conexiones</translation>
    </message>
    <message>
        <source>Takes new</source>
        <translation>Admite nuevos</translation>
    </message>
    <message>
        <source>Last check</source>
        <translation>Última comprobación</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ServerWords</name>
    <message>
        <source>%1, port %2</source>
        <translation>%1, puerto %2</translation>
    </message>
    <message>
        <source>Encrypted, name and certificate checked</source>
        <translation>Cifrada, con nombre y certificado comprobados</translation>
    </message>
    <message>
        <source>Encrypted, certificate checked</source>
        <translation>Cifrada, con certificado comprobado</translation>
    </message>
    <message>
        <source>Encrypted, not checked</source>
        <translation>Cifrada, sin comprobar</translation>
    </message>
    <message>
        <source>Encrypted if the server offers it</source>
        <translation>Cifrada si el servidor lo ofrece</translation>
    </message>
    <message>
        <source>Encrypted only if the server insists</source>
        <translation>Cifrada solo si el servidor lo exige</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Sin cifrar</translation>
    </message>
    <message>
        <source>socket</source>
        <translation>socket</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>full</source>
        <translation>lleno</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Sin comprobar</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Responde</translation>
    </message>
    <message>
        <source>Does not let us in</source>
        <translation>No deja entrar</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Sin comprobar</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>No responde</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>No se puede usar</translation>
    </message>
    <message>
        <source>PostgreSQL %1 answers in %2, %3; the role may create databases and roles; %4 of %5 connections are used.</source>
        <translation>PostgreSQL %1 responde en %2, %3; el rol puede crear bases de datos y roles; hay %4 de %5 conexiones en uso.</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>con cifrado</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>sin cifrado</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ServersPage</name>
    <message>
        <source>The servers could not be read.</source>
        <translation>No se han podido leer los servidores.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Mostrarlos</translation>
    </message>
    <message>
        <source>The server was not removed.</source>
        <translation>El servidor no se ha quitado.</translation>
    </message>
    <message>
        <source>Remove “%1” from the registry? Nothing is done to the server itself.</source>
        <translation>¿Quitar «%1» del registro? Al servidor en sí no se le hace nada.</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Quitarlo</translation>
    </message>
    <message>
        <source>Filter by name, host or role</source>
        <translation>Filtrar por nombre, host o rol</translation>
    </message>
    <message>
        <source>&amp;Add server</source>
        <translation>&amp;Añadir servidor</translation>
    </message>
    <message>
        <source>Add a server…</source>
        <translation>Añadir un servidor…</translation>
    </message>
    <message>
        <source>Check all servers</source>
        <translation>Comprobar todos los servidores</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Servidores</translation>
    </message>
    <message>
        <source>No servers yet</source>
        <translation>Todavía no hay servidores</translation>
    </message>
    <message>
        <source>Tenants live on PostgreSQL servers: one role with CREATEDB and CREATEROLE on each is all that is needed.</source>
        <translation>Los tenants viven en servidores PostgreSQL: basta un rol con CREATEDB y CREATEROLE en cada uno.</translation>
    </message>
    <message>
        <source>Add the first server</source>
        <translation>Añadir el primer servidor</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::SessionsPart</name>
    <message>
        <source>active</source>
        <translation>activa</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>idle in transaction</source>
        <translation>inactiva en transacción</translation>
    </message>
    <message>
        <source>failed transaction, still open</source>
        <translation>transacción fallida, aún abierta</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>inactiva</translation>
    </message>
    <message>
        <source>prepared transaction</source>
        <translation>transacción preparada</translation>
    </message>
    <message>
        <source>in another database</source>
        <translation>en otra base de datos</translation>
    </message>
    <message>
        <source>a prepared transaction</source>
        <translation>una transacción preparada</translation>
    </message>
    <message>
        <source>%1, held by %2</source>
        <comment>which lock, by whom</comment>
        <translation>%1, que tiene %2</translation>
    </message>
    <message>
        <source>The sessions could not be read.</source>
        <translation>No se han podido leer las sesiones.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln sesión</numerusform>
            <numerusform>%Ln sesiones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln active</source>
        <translation>
            <numerusform>%Ln activa</numerusform>
            <numerusform>%Ln activas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln en espera</numerusform>
            <numerusform>%Ln en espera</numerusform>
        </translation>
    </message>
    <message>
        <source>there are more: these are the ones longest in their state</source>
        <translation>hay más: estas son las que llevan más tiempo en su estado</translation>
    </message>
    <message>
        <source>statements without the values in them</source>
        <translation>sentencias sin sus valores</translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <translation>Nadie ha iniciado sesión</translation>
    </message>
    <message>
        <source>The database has no session but this look&apos;s own.</source>
        <translation>La base de datos no tiene más sesión que la de esta mirada.</translation>
    </message>
    <message>
        <source>Nobody waits for a lock</source>
        <translation>Nadie espera un bloqueo</translation>
    </message>
    <message>
        <source>When sessions stand in each other&apos;s way, they are shown here: who blocks, and below them who waits.</source>
        <translation>Cuando unas sesiones estorban a otras, se muestran aquí: quién bloquea y, debajo, quién espera.</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Desde hace</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Espera a</translation>
    </message>
    <message>
        <source>prepared</source>
        <translation>preparada</translation>
    </message>
    <message>
        <source>A prepared transaction</source>
        <translation>Una transacción preparada</translation>
    </message>
    <message>
        <source>Session %1</source>
        <translation>Sesión %1</translation>
    </message>
    <message>
        <source>transaction open for %1</source>
        <translation>transacción abierta desde hace %1</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>espera a %1</translation>
    </message>
    <message>
        <source>signed in %1</source>
        <translation>sesión iniciada %1</translation>
    </message>
    <message>
        <source>Cancel what session %1 of %2 runs? The session stays.</source>
        <translation>¿Cancelar lo que ejecuta la sesión %1 de %2? La sesión queda.</translation>
    </message>
    <message>
        <source>Cancel the statement</source>
        <translation>Cancelar la sentencia</translation>
    </message>
    <message>
        <source>End session %1 of %2? What it has not committed is rolled back.</source>
        <translation>¿Terminar la sesión %1 de %2? Se deshace lo que no haya confirmado.</translation>
    </message>
    <message>
        <source>End the session</source>
        <translation>Terminar la sesión</translation>
    </message>
    <message>
        <source>The server was asked to cancel what session %1 runs.</source>
        <translation>Se ha pedido al servidor que cancele lo que ejecuta la sesión %1.</translation>
    </message>
    <message>
        <source>Session %1 was ended.</source>
        <translation>La sesión %1 se ha terminado.</translation>
    </message>
    <message>
        <source>The statement was not cancelled.</source>
        <translation>La sentencia no se ha cancelado.</translation>
    </message>
    <message>
        <source>The session was not ended.</source>
        <translation>La sesión no se ha terminado.</translation>
    </message>
    <message numerus="yes">
        <source>Read again every %Ln second(s)</source>
        <translation>
            <numerusform>Leer cada segundo</numerusform>
            <numerusform>Leer cada %Ln segundos</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel statement…</source>
        <translation>Cancelar la sentencia…</translation>
    </message>
    <message>
        <source>End session…</source>
        <translation>Terminar la sesión…</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sesiones</translation>
    </message>
    <message>
        <source>Sessions that wait, below those they wait for</source>
        <translation>Sesiones que esperan, debajo de aquellas a las que esperan</translation>
    </message>
    <message>
        <source>Statement of the session</source>
        <translation>Sentencia de la sesión</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Aplicación</translation>
    </message>
    <message>
        <source>How long in this state</source>
        <translation>Cuánto tiempo lleva en este estado</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transacción</translation>
    </message>
    <message>
        <source>How long its transaction has been open</source>
        <translation>Cuánto tiempo lleva abierta su transacción</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::SettingsPart</name>
    <message>
        <source>configuration file</source>
        <translation>archivo de configuración</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>línea de comandos</translation>
    </message>
    <message>
        <source>environment</source>
        <translation>entorno</translation>
    </message>
    <message>
        <source>server</source>
        <translation>servidor</translation>
    </message>
    <message>
        <source>database</source>
        <translation>base de datos</translation>
    </message>
    <message>
        <source>role</source>
        <translation>rol</translation>
    </message>
    <message>
        <source>role in this database</source>
        <translation>rol en esta base de datos</translation>
    </message>
    <message>
        <source>all roles</source>
        <translation>todos los roles</translation>
    </message>
    <message>
        <source>The settings could not be read.</source>
        <translation>No se han podido leer los ajustes.</translation>
    </message>
    <message>
        <source>Settings of other programs may hold secrets: the value is not read.</source>
        <translation>Los ajustes de otros programas pueden contener secretos: el valor no se lee.</translation>
    </message>
    <message>
        <source>%1, newest %2</source>
        <translation>%1, la más nueva %2</translation>
    </message>
    <message>
        <source>The server has a newer one: ALTER EXTENSION … UPDATE</source>
        <translation>El servidor tiene una más nueva: ALTER EXTENSION … UPDATE</translation>
    </message>
    <message>
        <source>superuser</source>
        <translation>superusuario</translation>
    </message>
    <message numerus="yes">
        <source>signs in, at most %Ln at once</source>
        <translation>
            <numerusform>inicia sesión, %Ln a la vez como máximo</numerusform>
            <numerusform>inicia sesión, %Ln a la vez como máximo</numerusform>
        </translation>
    </message>
    <message>
        <source>signs in</source>
        <translation>inicia sesión</translation>
    </message>
    <message>
        <source>Tenantry looks with it</source>
        <translation>Tenantry mira con él</translation>
    </message>
    <message>
        <source>member of %1</source>
        <translation>miembro de %1</translation>
    </message>
    <message>
        <source>everybody (PUBLIC)</source>
        <translation>todos (PUBLIC)</translation>
    </message>
    <message numerus="yes">
        <source>Set differently: %Ln</source>
        <translation>
            <numerusform>Ajustado de otro modo: %Ln</numerusform>
            <numerusform>Ajustados de otro modo: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Extensions: %Ln</source>
        <translation>
            <numerusform>Extensiones: %Ln</numerusform>
            <numerusform>Extensiones: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Roles and rights: %Ln</source>
        <translation>
            <numerusform>Roles y derechos: %Ln</numerusform>
            <numerusform>Roles y derechos: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Part of a name</source>
        <translation>Parte de un nombre</translation>
    </message>
    <message>
        <source>Filter of the settings</source>
        <translation>Filtro de los ajustes</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Ajuste</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Por defecto</translation>
    </message>
    <message>
        <source>Of the server, as it is built</source>
        <translation>Del servidor, tal como se compila</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Extensión</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Esquema</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Qué es</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Derechos</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Extensiones</translation>
    </message>
    <message>
        <source>Roles and rights</source>
        <translation>Roles y derechos</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::SignInForm</name>
    <message>
        <source>Who signs in? Enter the operator&apos;s name.</source>
        <translation>¿Quién inicia sesión? Hace falta el nombre del operador.</translation>
    </message>
    <message>
        <source>Create a registry there</source>
        <translation>Crear un registro allí</translation>
    </message>
    <message>
        <source>Start the local server</source>
        <translation>Iniciar el servidor local</translation>
    </message>
    <message>
        <source>Connect to a registry</source>
        <translation>Conectar a un registro</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>The address comes from whoever runs the registry.</source>
        <translation>La dirección la da quien administra el registro.</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Dirección</translation>
    </message>
    <message>
        <source>&amp;Name in the list</source>
        <translation>&amp;Nombre en la lista</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Tipo</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Usuario</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>Contr&amp;aseña</translation>
    </message>
    <message>
        <source>Remember in the s&amp;ystem keychain</source>
        <translation>Recordar en el &amp;llavero del sistema</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Iniciando sesión…</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>Iniciar &amp;sesión</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Quitar de la lista</translation>
    </message>
    <message>
        <source>Save a connection file…</source>
        <translation>Guardar un archivo de conexión…</translation>
    </message>
    <message>
        <source>More about this registry</source>
        <translation>Más sobre este registro</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::SqlView</name>
    <message>
        <source>The first %1 of a longer text.</source>
        <translation>Los primeros %1 de un texto más largo.</translation>
    </message>
    <message>
        <source>Lines of more than %1 characters are cut here.</source>
        <translation>Las líneas de más de %1 caracteres se muestran cortadas.</translation>
    </message>
    <message>
        <source>Shown without colours: it is longer than %1.</source>
        <translation>Se muestra sin colores: pasa de %1.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::StateStack</name>
    <message>
        <source>Offline. This is what was known %1; it is read again as soon as the server answers.</source>
        <translation>Sin conexión. Esto es lo que se sabía %1; se vuelve a leer en cuanto el servidor responda.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::StatusChip</name>
    <message>
        <source>Provisioning</source>
        <translation>Aprovisionándose</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Activo</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>En mantenimiento</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>state of a tenant</comment>
        <translation>Con fallo</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Eliminándose</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>state of an operation</comment>
        <translation>Fallida</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>Deshaciéndose</translation>
    </message>
    <message>
        <source>Undone</source>
        <comment>state of an operation</comment>
        <translation>Deshecha</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrumpida</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Por hacer</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>state of a step</comment>
        <translation>Fallido</translation>
    </message>
    <message>
        <source>Undone</source>
        <comment>state of a step</comment>
        <translation>Deshecho</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Omitido</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::StepRail</name>
    <message>
        <source>%1, done</source>
        <translation>%1, hecho</translation>
    </message>
    <message>
        <source>%1, now</source>
        <translation>%1, ahora</translation>
    </message>
    <message>
        <source>%1, to come</source>
        <translation>%1, por hacer</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::SupportOverview</name>
    <message numerus="yes">
        <source>%Ln operation(s) stopped</source>
        <translation>
            <numerusform>%Ln operación detenida</numerusform>
            <numerusform>%Ln operaciones detenidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln migration(s) behind</source>
        <translation>
            <numerusform>falta %Ln migración</numerusform>
            <numerusform>faltan %Ln migraciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln tenant(s)</source>
        <translation>
            <numerusform>Los %Ln tenants</numerusform>
            <numerusform>Los %Ln tenants</numerusform>
        </translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>Por detrás</translation>
    </message>
    <message>
        <source>Jobs running</source>
        <translation>Trabajos en curso</translation>
    </message>
    <message>
        <source>Jobs that stopped</source>
        <translation>Trabajos detenidos</translation>
    </message>
    <message>
        <source>Which tenant is it about?</source>
        <translation>¿De qué tenant se trata?</translation>
    </message>
    <message>
        <source>Name, host, database or id</source>
        <translation>Nombre, host, base de datos o id</translation>
    </message>
    <message>
        <source>None of your tenants is called like that. Enter searches the list of tenants.</source>
        <translation>Ninguno de los tenants asignados se llama así. Intro busca en la lista de tenants.</translation>
    </message>
    <message>
        <source>Your tenants</source>
        <translation>Tenants asignados</translation>
    </message>
    <message>
        <source>Those in trouble first</source>
        <translation>Primero los que tienen problemas</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>Abiertos hace poco</translation>
    </message>
    <message>
        <source>At a glance</source>
        <translation>De un vistazo</translation>
    </message>
    <message>
        <source>Critical alerts</source>
        <translation>Alertas críticas</translation>
    </message>
    <message>
        <source>Alerts that warn</source>
        <translation>Alertas de aviso</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TablesPart</name>
    <message>
        <source>The tables could not be read.</source>
        <translation>No se han podido leer las tablas.</translation>
    </message>
    <message>
        <source>partitioned table</source>
        <translation>tabla particionada</translation>
    </message>
    <message>
        <source>materialized view</source>
        <translation>vista materializada</translation>
    </message>
    <message>
        <source>view</source>
        <translation>vista</translation>
    </message>
    <message>
        <source>table</source>
        <translation>tabla</translation>
    </message>
    <message>
        <source>More than half of the table is empty space.</source>
        <translation>Más de la mitad de la tabla es espacio vacío.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln table(s) and view(s)</source>
        <translation>
            <numerusform>%Ln tabla o vista</numerusform>
            <numerusform>%Ln tablas y vistas</numerusform>
        </translation>
    </message>
    <message>
        <source>use of indexes counted since %1</source>
        <translation>uso de los índices contado desde el %1</translation>
    </message>
    <message>
        <source>Something is locked: sizes are those of the last VACUUM or ANALYZE.</source>
        <translation>Algo está bloqueado: los tamaños son los del último VACUUM o ANALYZE.</translation>
    </message>
    <message>
        <source>There are more tables: these are the largest.</source>
        <translation>Hay más tablas: estas son las más grandes.</translation>
    </message>
    <message>
        <source>No tables</source>
        <translation>No hay tablas</translation>
    </message>
    <message>
        <source>The database has none yet, or none that is open to your role.</source>
        <translation>La base de datos no tiene ninguna todavía, o ninguna abierta a tu rol.</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>secuencia</translation>
    </message>
    <message>
        <source>%1 % used: %2 of %3</source>
        <translation>%1 % usado: %2 de %3</translation>
    </message>
    <message>
        <source>invalid: REINDEX it or drop it</source>
        <translation>no válido: hacer REINDEX o eliminarlo</translation>
    </message>
    <message>
        <source>the same as %1</source>
        <translation>igual que %1</translation>
    </message>
    <message>
        <source>never read</source>
        <translation>nunca leído</translation>
    </message>
    <message>
        <source>index</source>
        <translation>índice</translation>
    </message>
    <message>
        <source>index of %1</source>
        <translation>índice de %1</translation>
    </message>
    <message>
        <source>Indexes and sequences: nothing to look at</source>
        <translation>Índices y secuencias: nada que mirar</translation>
    </message>
    <message numerus="yes">
        <source>Indexes and sequences to look at: %Ln</source>
        <translation>
            <numerusform>Índices y secuencias que hay que mirar: %Ln</numerusform>
            <numerusform>Índices y secuencias que hay que mirar: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Part of a name</source>
        <translation>Parte de un nombre</translation>
    </message>
    <message>
        <source>Filter of the tables</source>
        <translation>Filtro de las tablas</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Estimated at the last ANALYZE</source>
        <translation>Estimadas en el último ANALYZE</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Without indexes</source>
        <translation>Sin índices</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Índices</translation>
    </message>
    <message>
        <source>Dead rows</source>
        <translation>Filas muertas</translation>
    </message>
    <message>
        <source>Left behind by changes, until the next VACUUM</source>
        <translation>Las que dejan los cambios, hasta el próximo VACUUM</translation>
    </message>
    <message>
        <source>Bloat</source>
        <translation>Desperdicio</translation>
    </message>
    <message>
        <source>Estimate of the empty space; not known where a column is masked or was never analyzed</source>
        <translation>Estimación del espacio vacío; no se conoce donde una columna está enmascarada o nunca se analizó</translation>
    </message>
    <message>
        <source>Last vacuum</source>
        <translation>Último vacuum</translation>
    </message>
    <message>
        <source>Last analyze</source>
        <translation>Último analyze</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tablas</translation>
    </message>
    <message>
        <source>Indexes and sequences to look at</source>
        <translation>Índices y secuencias que hay que mirar</translation>
    </message>
    <message>
        <source>about %1 of it empty: REINDEX it</source>
        <translation>unos %1 vacíos: aplicarle REINDEX</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TemplatePanel</name>
    <message>
        <source>none: new tenants are built from the migrations, file by file</source>
        <translation>ninguna: los tenants nuevos se construyen a partir de las migraciones, archivo por archivo</translation>
    </message>
    <message>
        <source>&amp;Build the template</source>
        <translation>Co&amp;nstruir la plantilla</translation>
    </message>
    <message>
        <source>&amp;Build it again</source>
        <translation>Co&amp;nstruirla de nuevo</translation>
    </message>
    <message>
        <source>Building the template of “%1”</source>
        <translation>Construyendo la plantilla de «%1»</translation>
    </message>
    <message>
        <source>Signing in to the server</source>
        <translation>Entrando en el servidor</translation>
    </message>
    <message>
        <source>A template needs a server to be on: add one on the page Servers.</source>
        <translation>Una plantilla necesita un servidor: añadir uno en la página Servidores.</translation>
    </message>
    <message>
        <source>The template was not built. What was begun is taken away.</source>
        <translation>La plantilla no se ha construido. Se quita lo que se había empezado.</translation>
    </message>
    <message>
        <source>New tenants are cloned from it, which is several times faster than applying the files. It is built beside the old one, which goes afterwards; nobody waits.</source>
        <translation>Los tenants nuevos se clonan de ella, varias veces más rápido que aplicando los archivos. Se construye junto a la anterior, que se quita después; nadie espera.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Ser&amp;ver</source>
        <translation>Ser&amp;vidor</translation>
    </message>
    <message>
        <source>Da&amp;tabase</source>
        <translation>&amp;Base de datos</translation>
    </message>
    <message>
        <source>A name is made where none is given.</source>
        <translation>Si no se indica ninguno, se crea un nombre.</translation>
    </message>
    <message>
        <source>building as command</source>
        <translation>la construcción como orden</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantActions</name>
    <message>
        <source>Show details</source>
        <translation>Ver detalles</translation>
    </message>
    <message>
        <source>What it is, what happened to it, how to connect</source>
        <translation>Qué es, qué le ha pasado y cómo conectarse</translation>
    </message>
    <message>
        <source>Copy host name</source>
        <translation>Copiar nombre de host</translation>
    </message>
    <message>
        <source>The host names of what is selected</source>
        <translation>Los nombres de host de la selección</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Exportar como CSV…</translation>
    </message>
    <message>
        <source>The rows that are shown, with the columns that are shown</source>
        <translation>Las filas visibles, con las columnas visibles</translation>
    </message>
    <message>
        <source>Provision tenant</source>
        <translation>Aprovisionar tenant</translation>
    </message>
    <message>
        <source>A new tenant with a database of its own</source>
        <translation>Un tenant nuevo con su propia base de datos</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Name, plan, labels and note</source>
        <translation>Nombre, plan, etiquetas y nota</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>Activar</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Mantenimiento</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Goes on with the provisioning at the step that failed</source>
        <translation>Continúa el aprovisionamiento en el paso que falló</translation>
    </message>
    <message>
        <source>Undo everything</source>
        <translation>Deshacer todo</translation>
    </message>
    <message>
        <source>Takes back every step of the provisioning; leaves nothing behind</source>
        <translation>Revierte todos los pasos del aprovisionamiento; no deja nada</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Copiar como comando</translation>
    </message>
    <message>
        <source>The command lines for what is selected</source>
        <translation>Las líneas de comandos para la selección</translation>
    </message>
    <message>
        <source>Signs its users out and keeps them out until it is active again</source>
        <translation>Cierra la sesión de sus usuarios, que no entran hasta que vuelva a estar activo</translation>
    </message>
    <message>
        <source>Lets its users sign in again</source>
        <translation>Permite que sus usuarios vuelvan a entrar</translation>
    </message>
    <message>
        <source>Signs its users out; operators and migrations still get in</source>
        <translation>Cierra la sesión de sus usuarios; los operadores y las migraciones siguen entrando</translation>
    </message>
    <message>
        <source>Look into it</source>
        <translation>Mirar dentro</translation>
    </message>
    <message>
        <source>Tables, sessions, locks and settings of its database; nothing is changed</source>
        <translation>Tablas, sesiones, bloqueos y ajustes de su base de datos; no se cambia nada</translation>
    </message>
    <message>
        <source>Ask them a question…</source>
        <translation>Hacerles una pregunta…</translation>
    </message>
    <message>
        <source>One read-only query to the tenants that are selected, or to all that are shown</source>
        <translation>Una consulta de solo lectura a los tenants seleccionados, o a todos los que se muestran</translation>
    </message>
    <message>
        <source>Adopt a database…</source>
        <translation>Adoptar una base de datos…</translation>
    </message>
    <message>
        <source>A database that is there already becomes a tenant; what is in it stays as it is</source>
        <translation>Una base de datos que ya existe pasa a ser un tenant; lo que hay en ella queda como está</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantColumns</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>The company</source>
        <translation>La empresa</translation>
    </message>
    <message>
        <source>Slug</source>
        <translation>Slug</translation>
    </message>
    <message>
        <source>The short name; the subdomain too, where it is another</source>
        <translation>El nombre corto; también el subdominio, si es otro</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>What the tenant may do now</source>
        <translation>Qué puede hacer ahora el tenant</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Last migration applied, and how many the product has beyond it</source>
        <translation>Última migración aplicada y cuántas más tiene el producto</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>What the tenant runs</source>
        <translation>Lo que ejecuta el tenant</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>The tier it pays for</source>
        <translation>El nivel que paga</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Where the database lives</source>
        <translation>Dónde está la base de datos</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>The name of its database</source>
        <translation>El nombre de su base de datos</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Of the database, as last measured</source>
        <translation>De la base de datos, según la última medición</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Conexiones</translation>
    </message>
    <message>
        <source>Open now, as last measured</source>
        <translation>Abiertas, según la última medición</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latencia</translation>
    </message>
    <message>
        <source>Of a small query, as last measured</source>
        <translation>De una consulta pequeña, según la última medición</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Última copia</translation>
    </message>
    <message>
        <source>When the last one ended well</source>
        <translation>Cuándo terminó bien la última</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Creado</translation>
    </message>
    <message>
        <source>When the tenant was provisioned</source>
        <translation>Cuándo se aprovisionó el tenant</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Words of our own to find it by</source>
        <translation>Palabras propias para encontrarlo</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantConnection</name>
    <message>
        <source>The server&apos;s address could not be read.</source>
        <translation>No se pudo leer la dirección del servidor.</translation>
    </message>
    <message>
        <source>Your own password is needed here.</source>
        <translation>Aquí hace falta la contraseña propia.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>That is not your password.</source>
        <translation>Esa no es la contraseña de esta cuenta.</translation>
    </message>
    <message>
        <source>The password could not be shown.</source>
        <translation>No se pudo mostrar la contraseña.</translation>
    </message>
    <message numerus="yes">
        <source>Hidden again in %Ln second(s). A copy leaves the clipboard after half a minute.</source>
        <translation>
            <numerusform>Se oculta de nuevo en %Ln segundo. Una copia sale del portapapeles en medio minuto.</numerusform>
            <numerusform>Se oculta de nuevo en %Ln segundos. Una copia sale del portapapeles en medio minuto.</numerusform>
        </translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Password of the database role</source>
        <translation>Contraseña del rol de base de datos</translation>
    </message>
    <message>
        <source>Your own password</source>
        <translation>Contraseña propia</translation>
    </message>
    <message>
        <source>Asked once more, because what comes next opens a customer&apos;s data.</source>
        <translation>Se pide otra vez porque lo que sigue abre los datos de un cliente.</translation>
    </message>
    <message numerus="yes">
        <source>Show for %Ln second(s)</source>
        <translation>
            <numerusform>Mostrar %Ln segundo</numerusform>
            <numerusform>Mostrar %Ln segundos</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>The password of the database role is shown to the role ADMIN only. You are signed in as %1 (%2).</source>
        <translation>La contraseña del rol de base de datos solo se muestra al rol ADMIN. Sesión iniciada como %1 (%2).</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantDetails</name>
    <message>
        <source>Opens %1 in the browser</source>
        <translation>Abre %1 en el navegador</translation>
    </message>
    <message>
        <source>Details of %1</source>
        <translation>Detalles de %1</translation>
    </message>
    <message>
        <source>Edit this tenant</source>
        <translation>Editar este tenant</translation>
    </message>
    <message>
        <source>Close details</source>
        <translation>Cerrar detalles</translation>
    </message>
    <message>
        <source>Host name</source>
        <translation>Nombre de host</translation>
    </message>
    <message>
        <source>Parts of the details</source>
        <translation>Partes de los detalles</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Cronología</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Conexión</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Funcionalidades</translation>
    </message>
    <message>
        <source>Find out what is wrong with this tenant</source>
        <translation>Averiguar qué le pasa a este tenant</translation>
    </message>
    <message>
        <source>Look into this tenant&apos;s database</source>
        <translation>Mirar dentro de la base de datos de este tenant</translation>
    </message>
    <message>
        <source>How this tenant is, and was in the last 48 hours</source>
        <translation>Cómo está este tenant, y cómo ha estado las últimas 48 horas</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantDiagnosis</name>
    <message>
        <source>Fine</source>
        <translation>Bien</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Mirarlo</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Roto</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Omitido</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>No alcanzado</translation>
    </message>
    <message numerus="yes">
        <source>at most %n s more</source>
        <translation>
            <numerusform>%n s más como mucho</numerusform>
            <numerusform>%n s más como mucho</numerusform>
        </translation>
    </message>
    <message>
        <source>The tenant could not be diagnosed.</source>
        <translation>No se pudo diagnosticar el tenant.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Mirando…</translation>
    </message>
    <message>
        <source>Broken: %1</source>
        <translation>Roto: %1</translation>
    </message>
    <message numerus="yes">
        <source>Nothing is broken; %Ln thing(s) to look at</source>
        <translation>
            <numerusform>Nada está roto; hay %Ln cosa que mirar</numerusform>
            <numerusform>Nada está roto; hay %Ln cosas que mirar</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is broken</source>
        <translation>Nada está roto</translation>
    </message>
    <message>
        <source>Walks the way that a customer&apos;s request takes, and stops at the first step that is broken. What is found can be copied for a ticket; there are no secrets in it.</source>
        <translation>Recorre el camino de la petición de un cliente y se detiene en el primer paso roto. El resultado se puede copiar para una incidencia; no contiene secretos.</translation>
    </message>
    <message>
        <source>Why you look, for the audit: a ticket&apos;s number</source>
        <translation>Por qué se mira, para la auditoría: un número de incidencia</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>&amp;Go on after a broken step</source>
        <translation>&amp;Seguir después de un paso roto</translation>
    </message>
    <message>
        <source>&amp;Diagnose</source>
        <translation>&amp;Diagnosticar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Comando</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantEditor</name>
    <message>
        <source>Load what is there now</source>
        <translation>Cargar lo que hay ahora</translation>
    </message>
    <message>
        <source>Somebody changed this tenant while it was being edited. Nothing was saved.</source>
        <translation>Alguien cambió este tenant mientras se editaba. No se guardó nada.</translation>
    </message>
    <message>
        <source>The change could not be saved.</source>
        <translation>No se pudo guardar el cambio.</translation>
    </message>
    <message>
        <source>Company name</source>
        <translation>Nombre de la empresa</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Separated by commas, to find the tenant by: vip, pilot</source>
        <translation>Separadas por comas, para encontrar el tenant: vip, piloto</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Guardar cambios</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Command that makes this change</source>
        <translation>Comando que hace este cambio</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantFeatures</name>
    <message>
        <source>The features of this tenant could not be read.</source>
        <translation>No se han podido leer las funcionalidades de este tenant.</translation>
    </message>
    <message>
        <source>No features yet.</source>
        <translation>Aún no hay funcionalidades.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Change %1 for this tenant</source>
        <translation>Cambiar %1 en este tenant</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>hasta el %1</translation>
    </message>
    <message>
        <source>requires schema version %1</source>
        <translation>requiere la versión de esquema %1</translation>
    </message>
    <message>
        <source>then %1, from %2 to %3</source>
        <translation>luego %1, desde %2 hasta %3</translation>
    </message>
    <message>
        <source>then %1, from %2</source>
        <translation>luego %1, desde %2</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantFormat</name>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>hace %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>hace %1 h</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>hace %1 d</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>faltan %1</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantHealthTab</name>
    <message>
        <source>How this tenant is could not be read.</source>
        <translation>No se pudo leer cómo está este tenant.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Nobody has looked at this tenant yet.</source>
        <translation>Todavía no ha mirado nadie este tenant.</translation>
    </message>
    <message>
        <source>Looked at %1</source>
        <translation>Visto %1</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <comment>yes or no, time</comment>
        <translation>%1, desde %2</translation>
    </message>
    <message>
        <source>as command</source>
        <translation>como comando</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latencia</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Conexiones</translation>
    </message>
    <message>
        <source>Transactions per second</source>
        <translation>Transacciones por segundo</translation>
    </message>
    <message>
        <source>Size (MB)</source>
        <translation>Tamaño (MB)</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>Accesible</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>Revertidas</translation>
    </message>
    <message>
        <source>Cache hits</source>
        <translation>Aciertos caché</translation>
    </message>
    <message>
        <source>Longest query</source>
        <translation>Consulta más larga</translation>
    </message>
    <message>
        <source>Idle in transaction</source>
        <translation>Inactivas en transacción</translation>
    </message>
    <message>
        <source>Waiting for locks</source>
        <translation>Esperando bloqueos</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>Crecimiento</translation>
    </message>
    <message>
        <source>Dead rows</source>
        <translation>Filas muertas</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>Visto</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>hasta el %1</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificado</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <comment>index, empty space, size</comment>
        <translation>%1: %2 de %3</translation>
    </message>
    <message>
        <source>not known: counted for less than a week</source>
        <translation>no se sabe: se cuenta desde hace menos de una semana</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <comment>names of indexes</comment>
        <translation>
            <numerusform>%1 y %Ln más</numerusform>
            <numerusform>%1 y %Ln más</numerusform>
        </translation>
    </message>
    <message>
        <source>Unused indexes</source>
        <translation>Índices sin uso</translation>
    </message>
    <message>
        <source>Empty space in indexes (estimate)</source>
        <translation>Espacio vacío en índices (estimación)</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Última copia</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantModel</name>
    <message>
        <source>%1: %2</source>
        <comment>column and value, for screen readers</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Aún sin copia de seguridad</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>Aún sin medir</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln migration(s) behind; the product is at %1</source>
        <translation>
            <numerusform>Falta %Ln migración; el producto está en %1</numerusform>
            <numerusform>Faltan %Ln migraciones; el producto está en %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Al día</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantPickModel</name>
    <message>
        <source>%1, assigned</source>
        <translation>%1, asignado</translation>
    </message>
    <message>
        <source>%1, not assigned</source>
        <translation>%1, sin asignar</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>Slug</source>
        <translation>Slug</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantPicker</name>
    <message>
        <source>%1 of %2 assigned</source>
        <translation>%1 de %2 asignados</translation>
    </message>
    <message>
        <source>Assign all shown (%1)</source>
        <translation>Asignar visibles (%1)</translation>
    </message>
    <message>
        <source>Take all shown away</source>
        <translation>Quitar visibles</translation>
    </message>
    <message>
        <source>Search tenants: words, plan:gold, label:vip</source>
        <translation>Buscar tenants: palabras, plan:gold, label:vip</translation>
    </message>
    <message>
        <source>Only those assigned</source>
        <translation>Solo los asignados</translation>
    </message>
    <message>
        <source>Tenants that this operator sees</source>
        <translation>Tenants que ve este operador</translation>
    </message>
    <message>
        <source>No tenants yet</source>
        <translation>Todavía no hay tenants</translation>
    </message>
    <message>
        <source>No tenant matches what is searched for.</source>
        <translation>Ningún tenant coincide con lo buscado.</translation>
    </message>
    <message>
        <source>None is assigned.</source>
        <translation>Ninguno está asignado.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantSearch</name>
    <message>
        <source>Tenants</source>
        <translation>Tenants</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantSummary</name>
    <message>
        <source>Company</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>Slug</source>
        <translation>Slug</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Despliegue</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Conexiones</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latencia</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Última copia</translation>
    </message>
    <message>
        <source>First admin</source>
        <translation>Primer administrador</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Creado</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Último cambio</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>exact time (how long ago)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>none applied yet</source>
        <translation>ninguna aplicada aún</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln migration(s) behind %2</source>
        <translation>
            <numerusform>%1, falta %Ln migración hasta %2</numerusform>
            <numerusform>%1, faltan %Ln migraciones hasta %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, up to date</source>
        <translation>%1, al día</translation>
    </message>
    <message>
        <source>Shared server</source>
        <translation>Servidor compartido</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>aún sin medir</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>ninguna aún</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantTable</name>
    <message>
        <source>Tenants</source>
        <translation>Tenants</translation>
    </message>
    <message>
        <source>One row for each tenant; Enter opens its details</source>
        <translation>Una fila por tenant; Intro abre sus detalles</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Standard columns</source>
        <translation>Columnas estándar</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantTimeline</name>
    <message>
        <source>What happened to this tenant could not be read.</source>
        <translation>No se pudo leer lo que le ha pasado a este tenant.</translation>
    </message>
    <message>
        <source>Nothing is recorded about this tenant.</source>
        <translation>No hay nada registrado de este tenant.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>time, operator</comment>
        <translation>%1 por %2</translation>
    </message>
    <message>
        <source>%1, took %2</source>
        <translation>%1, duró %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln attempt(s)</source>
        <translation>
            <numerusform>%Ln intento</numerusform>
            <numerusform>%Ln intentos</numerusform>
        </translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Goes on at the step that failed</source>
        <translation>Continúa en el paso que falló</translation>
    </message>
    <message>
        <source>Undo everything</source>
        <translation>Deshacer todo</translation>
    </message>
    <message>
        <source>Open in Jobs</source>
        <translation>Abrir en Trabajos</translation>
    </message>
    <message>
        <source>Takes back every step that was begun, last one first</source>
        <translation>Deshace cada paso que se empezó, el último primero</translation>
    </message>
    <message>
        <source>%1 by %2, with %3</source>
        <comment>time, operator, program</comment>
        <translation>%1 por %2, con %3</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>field, before, after</comment>
        <translation>%1: %2 → %3</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln attempt(s)</source>
        <comment>time</comment>
        <translation>
            <numerusform>%1, %Ln intento</numerusform>
            <numerusform>%1, %Ln intentos</numerusform>
        </translation>
    </message>
    <message>
        <source>Most likely: %1</source>
        <translation>Lo más probable: %1</translation>
    </message>
    <message>
        <source>Open the run</source>
        <translation>Abrir la ejecución</translation>
    </message>
    <message>
        <source>Alert: %1</source>
        <translation>Alerta: %1</translation>
    </message>
    <message>
        <source>%1, well again after %2</source>
        <translation>%1, bien de nuevo tras %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>operator, note</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TenantsPage</name>
    <message>
        <source>Tenants</source>
        <translation>Tenants</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardado.</translation>
    </message>
    <message>
        <source>The tenants could not be read.</source>
        <translation>No se pudieron leer los tenants.</translation>
    </message>
    <message>
        <source>No tenants yet</source>
        <translation>Aún no hay tenants</translation>
    </message>
    <message>
        <source>Provision the first: a few questions, and it has a database of its own.</source>
        <translation>Aprovisionar el primero: unas pocas preguntas y tiene su propia base de datos.</translation>
    </message>
    <message>
        <source>None is assigned to you. An administrator can change that.</source>
        <translation>Ninguno está asignado a esta cuenta. Un administrador puede cambiarlo.</translation>
    </message>
    <message>
        <source>Provision the first tenant</source>
        <translation>Aprovisionar el primer tenant</translation>
    </message>
    <message>
        <source>No tenant matches</source>
        <translation>Ningún tenant coincide</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) are there, none of them is what the filter asks for.</source>
        <translation>
            <numerusform>Hay %Ln tenant, pero no es lo que pide el filtro.</numerusform>
            <numerusform>Hay %Ln tenants, pero ninguno es lo que pide el filtro.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Quitar el filtro</translation>
    </message>
    <message>
        <source>The tenants could not be read again.</source>
        <translation>No se pudieron leer de nuevo los tenants.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s)</source>
        <translation>
            <numerusform>%Ln tenant</numerusform>
            <numerusform>%Ln tenants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln tenant(s)</source>
        <translation>
            <numerusform>%1 de %Ln tenant</numerusform>
            <numerusform>%1 de %Ln tenants</numerusform>
        </translation>
    </message>
    <message>
        <source> (the first of them: no more are kept on this computer)</source>
        <translation> (los primeros: este equipo no guarda más)</translation>
    </message>
    <message numerus="yes">
        <source>· %Ln selected</source>
        <translation>
            <numerusform>· %Ln seleccionado</numerusform>
            <numerusform>· %Ln seleccionados</numerusform>
        </translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Export the shown rows as CSV</source>
        <translation>Exportar las filas visibles como CSV</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Start maintenance</source>
        <translation>Iniciar mantenimiento</translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>Activar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected tenant(s) stay as they are: their state does not allow it.</source>
        <translation>
            <numerusform>%Ln tenant seleccionado se queda como está: su estado no lo permite.</numerusform>
            <numerusform>%Ln tenants seleccionados se quedan como están: su estado no lo permite.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>Pausando</translation>
    </message>
    <message>
        <source>Activating</source>
        <translation>Activando</translation>
    </message>
    <message>
        <source>Starting maintenance</source>
        <translation>Iniciando mantenimiento</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) paused.</source>
        <translation>
            <numerusform>%Ln tenant en pausa.</numerusform>
            <numerusform>%Ln tenants en pausa.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) activated.</source>
        <translation>
            <numerusform>%Ln tenant activado.</numerusform>
            <numerusform>%Ln tenants activados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) put in maintenance.</source>
        <translation>
            <numerusform>%Ln tenant en mantenimiento.</numerusform>
            <numerusform>%Ln tenants en mantenimiento.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelled: %Ln tenant(s) were left as they are.</source>
        <translation>
            <numerusform>Cancelado: %Ln tenant se quedó como estaba.</numerusform>
            <numerusform>Cancelado: %Ln tenants se quedaron como estaban.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 stayed as it was.</source>
        <translation>%1 se quedó como estaba.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tenant(s) stayed as they were: %1</source>
        <translation>
            <numerusform>%Ln tenant se quedó como estaba: %1</numerusform>
            <numerusform>%Ln tenants se quedaron como estaban: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %Ln more</source>
        <translation>
            <numerusform> y %Ln más</numerusform>
            <numerusform> y %Ln más</numerusform>
        </translation>
    </message>
    <message>
        <source>Select them</source>
        <translation>Seleccionarlos</translation>
    </message>
    <message>
        <source>What happened to this tenant could not be read.</source>
        <translation>No se pudo leer lo que le ha pasado a este tenant.</translation>
    </message>
    <message>
        <source>Nothing of this tenant is left to finish: it may be running just now.</source>
        <translation>No queda nada que terminar de este tenant: puede que se esté ejecutando ahora.</translation>
    </message>
    <message>
        <source>Undo everything of the provisioning of %1? Its database and role are removed.</source>
        <translation>¿Deshacer todo el aprovisionamiento de %1? Se eliminan su base de datos y su rol.</translation>
    </message>
    <message>
        <source>Undo everything</source>
        <translation>Deshacer todo</translation>
    </message>
    <message>
        <source>Undoing. Jobs shows how it goes.</source>
        <translation>Deshaciendo. En Trabajos se ve cómo va.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Copiado: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln command(s) copied.</source>
        <translation>
            <numerusform>%Ln comando copiado.</numerusform>
            <numerusform>%Ln comandos copiados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln host name(s) copied.</source>
        <translation>
            <numerusform>%Ln nombre de host copiado.</numerusform>
            <numerusform>%Ln nombres de host copiados.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>Exportar como CSV</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tablas (*.csv)</translation>
    </message>
    <message>
        <source>tenants</source>
        <comment>file name</comment>
        <translation>tenants</translation>
    </message>
    <message>
        <source>The rows could not be exported.</source>
        <translation>No se pudieron exportar las filas.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) written to %1</source>
        <translation>
            <numerusform>%Ln fila escrita en %1</numerusform>
            <numerusform>%Ln filas escritas en %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Going on with it. Jobs shows how it goes.</source>
        <translation>Se sigue con ello. En Trabajos se ve cómo va.</translation>
    </message>
    <message>
        <source>Pause %1? Its users are signed out and stay out until it is active again.</source>
        <translation>¿Pausar %1? Se cierra la sesión de sus usuarios, que no entran hasta que vuelva a estar activo.</translation>
    </message>
    <message numerus="yes">
        <source>Pause %Ln tenant(s)? Their users are signed out and stay out until they are active again.</source>
        <translation>
            <numerusform>¿Pausar %Ln tenant? Se cierra la sesión de sus usuarios, que no entran hasta que vuelva a estar activo.</numerusform>
            <numerusform>¿Pausar %Ln tenants? Se cierra la sesión de sus usuarios, que no entran hasta que vuelvan a estar activos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Put %1 in maintenance? Its users are signed out; operators and migrations still get in.</source>
        <translation>¿Poner %1 en mantenimiento? Se cierra la sesión de sus usuarios; los operadores y las migraciones siguen entrando.</translation>
    </message>
    <message numerus="yes">
        <source>Put %Ln tenant(s) in maintenance? Their users are signed out; operators and migrations still get in.</source>
        <translation>
            <numerusform>¿Poner %Ln tenant en mantenimiento? Se cierra la sesión de sus usuarios; los operadores y las migraciones siguen entrando.</numerusform>
            <numerusform>¿Poner %Ln tenants en mantenimiento? Se cierra la sesión de sus usuarios; los operadores y las migraciones siguen entrando.</numerusform>
        </translation>
    </message>
    <message>
        <source>Activate %1? Its users can sign in again.</source>
        <translation>¿Activar %1? Sus usuarios pueden volver a entrar.</translation>
    </message>
    <message numerus="yes">
        <source>Activate %Ln tenant(s)? Their users can sign in again.</source>
        <translation>
            <numerusform>¿Activar %Ln tenant? Sus usuarios pueden volver a entrar.</numerusform>
            <numerusform>¿Activar %Ln tenants? Sus usuarios pueden volver a entrar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back the change of state of %1? It will be as it was before.</source>
        <translation>¿Deshacer el cambio de estado de %1? Quedará como antes.</translation>
    </message>
    <message>
        <source>Take the adoption of %1 back? Its database stays, as it was found; the tenant is no longer known here.</source>
        <translation>¿Deshacer la adopción de %1? Su base de datos se queda, como se encontró; el tenant deja de conocerse aquí.</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ThresholdModel</name>
    <message>
        <source>as released</source>
        <translation>de fábrica</translation>
    </message>
    <message>
        <source>for all tenants</source>
        <translation>para todos los tenants</translation>
    </message>
    <message>
        <source>plan %1</source>
        <translation>plan %1</translation>
    </message>
    <message>
        <source>this tenant</source>
        <translation>este tenant</translation>
    </message>
    <message>
        <source>when it is so</source>
        <translation>cuando ocurre</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>column and value, for screen readers</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>al momento</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>no se juzga</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Crítico</translation>
    </message>
    <message>
        <source>When for</source>
        <translation>Durante</translation>
    </message>
    <message>
        <source>Well after</source>
        <translation>Bien tras</translation>
    </message>
    <message>
        <source>Said where</source>
        <translation>Dicho en</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::ThresholdPanel</name>
    <message>
        <source>Name a tenant.</source>
        <translation>Nombrar un tenant.</translation>
    </message>
    <message>
        <source>No tenant is called that.</source>
        <translation>Ningún tenant se llama así.</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>Para %1</translation>
    </message>
    <message>
        <source>For tenants of plan %1</source>
        <translation>Para los tenants del plan %1</translation>
    </message>
    <message>
        <source>For all servers</source>
        <translation>Para todos los servidores</translation>
    </message>
    <message>
        <source>For all tenants</source>
        <translation>Para todos los tenants</translation>
    </message>
    <message>
        <source>Less is worse.</source>
        <translation>Menos es peor.</translation>
    </message>
    <message>
        <source>War&amp;ning</source>
        <translation>&amp;Aviso</translation>
    </message>
    <message>
        <source>&amp;Critical</source>
        <translation>&amp;Crítico</translation>
    </message>
    <message>
        <source>&amp;Better by</source>
        <translation>&amp;Mejor por</translation>
    </message>
    <message>
        <source>A whole number from 0 to %1.</source>
        <translation>Un número entero de 0 a %1.</translation>
    </message>
    <message>
        <source>A number that is not negative.</source>
        <translation>Un número que no sea negativo.</translation>
    </message>
    <message>
        <source>The threshold was not changed.</source>
        <translation>El umbral no se ha cambiado.</translation>
    </message>
    <message>
        <source>All tenants</source>
        <translation>Todos los tenants</translation>
    </message>
    <message>
        <source>Tenants of a plan</source>
        <translation>Tenants de un plan</translation>
    </message>
    <message>
        <source>One tenant</source>
        <translation>Un tenant</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Para quién</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>slug of the tenant</source>
        <translation>slug del tenant</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Umbrales</translation>
    </message>
    <message>
        <source>&amp;Judged</source>
        <translation>Se &amp;juzga</translation>
    </message>
    <message>
        <source>Wh&amp;en for (s)</source>
        <translation>&amp;Durante (s)</translation>
    </message>
    <message>
        <source>That long before an alert opens.</source>
        <translation>Tanto antes de que se abra una alerta.</translation>
    </message>
    <message>
        <source>Well a&amp;fter (s)</source>
        <translation>Bien t&amp;ras (s)</translation>
    </message>
    <message>
        <source>That long well before it closes.</source>
        <translation>Tanto tiempo bien antes de cerrarse.</translation>
    </message>
    <message>
        <source>Than the threshold, to be well again. Empty fields inherit what is said in grey.</source>
        <translation>Que el umbral, para volver a estar bien. Los campos vacíos heredan lo que se ve en gris.</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>&amp;Inherit again</source>
        <translation>&amp;Heredar de nuevo</translation>
    </message>
    <message>
        <source>as command</source>
        <translation>como comando</translation>
    </message>
    <message>
        <source>days</source>
        <translation>días</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TopBar</name>
    <message>
        <source>%1, %2: language, theme, sign out</source>
        <translation>%1, %2: idioma, apariencia, cerrar sesión</translation>
    </message>
    <message>
        <source>Search tenants, pages and actions</source>
        <translation>Buscar tenants, páginas y acciones</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::TryLocal</name>
    <message>
        <source>The demo fleet could not be loaded completely.</source>
        <translation>La flota de demostración no se ha podido cargar por completo.</translation>
    </message>
    <message>
        <source>The local server could not be started.</source>
        <translation>No se ha podido iniciar el servidor local.</translation>
    </message>
    <message>
        <source>Try it on this computer</source>
        <translation>Probar en este equipo</translation>
    </message>
    <message numerus="yes">
        <source>Everything runs. A demo fleet shows what Tenantry looks like in use: a laboratory product, three plans and %Ln tenants in different states.</source>
        <translation>
            <numerusform>Todo funciona. Una flota de demostración muestra cómo es Tenantry en uso: un producto de laboratorio, tres planes y %Ln tenant.</numerusform>
            <numerusform>Todo funciona. Una flota de demostración muestra cómo es Tenantry en uso: un producto de laboratorio, tres planes y %Ln tenants en distintos estados.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tenantry starts a PostgreSQL of its own that only you can reach, with a registry in it. Nothing else on this computer is touched, and all of it can be removed again.</source>
        <translation>Tenantry inicia un PostgreSQL propio, al que solo puede llegar quien usa este equipo, con un registro dentro. No se toca nada más en este equipo, y todo se puede quitar después.</translation>
    </message>
    <message>
        <source>Loading the demo fleet</source>
        <translation>Cargando la flota de demostración</translation>
    </message>
    <message>
        <source>Load the &amp;demo fleet</source>
        <translation>Cargar la flota de &amp;demostración</translation>
    </message>
    <message>
        <source>Go on &amp;with what is there</source>
        <translation>Seguir &amp;con lo que hay</translation>
    </message>
    <message>
        <source>Start &amp;empty</source>
        <translation>Empezar &amp;vacío</translation>
    </message>
    <message>
        <source>Stop loading</source>
        <translation>Dejar de cargar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>tenantry::ui::VersionsBar</name>
    <message>
        <source>none yet</source>
        <translation>ninguna aún</translation>
    </message>
    <message>
        <source>%1 (head): %2</source>
        <translation>%1 (última): %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (unknown): %2</source>
        <translation>%1 (desconocida): %2</translation>
    </message>
    <message>
        <source>Tenants per version</source>
        <translation>Tenants por versión</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln tenant(s)</source>
        <translation>
            <numerusform>%1: %Ln tenant</numerusform>
            <numerusform>%1: %Ln tenants</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tenantry::ui::WizardPage</name>
    <message>
        <source>Products, plans and servers could not be read.</source>
        <translation>No se han podido leer los productos, los planes y los servidores.</translation>
    </message>
    <message>
        <source>No product yet</source>
        <translation>Ningún producto todavía</translation>
    </message>
    <message>
        <source>No server yet</source>
        <translation>Ningún servidor todavía</translation>
    </message>
    <message>
        <source>No plan yet</source>
        <translation>Ningún plan todavía</translation>
    </message>
    <message>
        <source>&amp;Provision</source>
        <translation>A&amp;provisionar</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Siguiente</translation>
    </message>
    <message>
        <source>Bac&amp;k</source>
        <translation>&amp;Atrás</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>&amp;Open tenant</source>
        <translation>&amp;Abrir el tenant</translation>
    </message>
    <message>
        <source>Provision &amp;another like this</source>
        <translation>Aprovisionar otro &amp;igual</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Provision a tenant</source>
        <translation>Aprovisionar un tenant</translation>
    </message>
    <message>
        <source>&amp;From a table</source>
        <translation>Desde &amp;una tabla</translation>
    </message>
    <message>
        <source>Provision many tenants at once from a CSV file</source>
        <translation>Aprovisionar muchos tenants a la vez desde un archivo CSV</translation>
    </message>
    <message>
        <source>A tenant runs a product: a folder of migrations.</source>
        <translation>Un tenant usa un producto: una carpeta de migraciones.</translation>
    </message>
    <message>
        <source>Add a product</source>
        <translation>Añadir un producto</translation>
    </message>
    <message>
        <source>A tenant&apos;s database lives on a PostgreSQL server.</source>
        <translation>La base de datos de un tenant vive en un servidor PostgreSQL.</translation>
    </message>
    <message>
        <source>Add a server</source>
        <translation>Añadir un servidor</translation>
    </message>
    <message>
        <source>A plan says how much a tenant may use.</source>
        <translation>Un plan dice cuánto puede usar un tenant.</translation>
    </message>
    <message>
        <source>Add a plan</source>
        <translation>Añadir un plan</translation>
    </message>
</context>
</TS>
